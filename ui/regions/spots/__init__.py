"""Where does like lie beside like?"""
