"""The clerks of this counter (cán bộ của quầy): who may sign in, and their passwords."""
