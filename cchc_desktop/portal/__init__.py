"""The only place that speaks outgoing HTTP."""
