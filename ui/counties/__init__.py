"""The counties: what lies inside prefectures."""
