/** Raise it when a field of a JSON report changes its meaning or goes; new fields do not raise it. */
export const JSON_REPORT_VERSION = 1;
