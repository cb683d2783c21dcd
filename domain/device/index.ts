/** Devices and clouds that can stand at the site's end. */
export const DEVICE_PROFILES = ["strongswan", "strongswan-bird"] as const;
export type DeviceProfile = (typeof DEVICE_PROFILES)[number];
