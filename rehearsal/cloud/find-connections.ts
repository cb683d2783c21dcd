import type { Field, Fields } from "./fields";
import type { CloudObject } from "./inventory";
import { pattern } from "./pattern";
import type { Query } from "./service";

const ON_VPN_GATEWAY = "alicloud_vpn_connection";
const ON_NOTHING_YET = "alicloud_vpn_gateway_vpn_attachment";

/** The data source `alicloud_vpn_gateway_vpn_attachments`, which finds connections on VPN gateways, too. */
export const findConnections: Query<{
  readonly ids?: readonly string[];
  readonly name_regex?: string;
  readonly status?: string;
}> = ({ inventory }, realm, { ids, name_regex = "", status }) => {
  const attachments = [ON_NOTHING_YET, ON_VPN_GATEWAY]
    .flatMap((kind) => inventory.all(kind))
    .filter(({ realm: { region, account } }) => region === realm.region && account === realm.account)
    .map(row)
    .filter(({ id }) => ids?.includes(String(id)) ?? true)
    .filter(({ vpn_attachment_name: name }) => pattern(name_regex).test(String(name)))
    .filter((found) => (status ?? found.status) === found.status);
  return { id: "connections", ids: attachments.map(({ id }) => id as Field), names: [], attachments };
};

function row({ id, kind, fields }: CloudObject): Fields {
  const { local_subnet = "", remote_subnet = "", vpn_connection_name = "", status: bound = "init" } = fields;
  const onGateway = kind === ON_VPN_GATEWAY;
  const status = onGateway ? "active" : bound;
  return {
    ...fields,
    ...(onGateway ? { vpn_attachment_name: vpn_connection_name } : {}),
    id,
    vpn_connection_id: id,
    attach_type: onGateway ? "VPNGW" : bound === "attached" ? "CEN" : "NO_ASSOCIATED",
    status,
    connection_status: status,
    local_subnet: [local_subnet].flat().join(","),
    remote_subnet: [remote_subnet].flat().join(","),
    create_time: String(fields.create_time),
  };
}
