/** Where the policy's configuration stands unless told otherwise. */
export const POLICY_FILE = "cenvpn.yaml";
