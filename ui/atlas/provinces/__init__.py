"""The atlas by province: what prefectures come to."""
