"""Incidents: recorded during the call, completed after it, and those that wait for a case."""

from screens.incident.details import open_incident_details
from screens.incident.opening import open_incident_form
from screens.incident.unattached import UnattachedScreen

__all__ = ["UnattachedScreen", "open_incident_details", "open_incident_form"]
