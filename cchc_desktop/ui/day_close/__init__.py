"""The close of the day (chốt ngày): folders, cash and paper in one look, and the emergency pad."""
