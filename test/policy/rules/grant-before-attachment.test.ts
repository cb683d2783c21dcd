import { type Json, patch, site, stack, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CHENGDU, CONNECTION, changed, good, reference } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const GRANT = "resource/alicloud_cen_transit_router_grant_attachment/shanghai__main";
const OWNER = `${ATTACHMENT}/vpn_owner_id`;
const WAITS = `${ATTACHMENT}/depends_on`;

/** The owner's account has the connection and the grant; the transit router's account has the attachment. */
const granted = stack(
  { provider: { alicloud: [{ region: "cn-hangzhou" }, { alias: "owner", region: "cn-hangzhou" }] } },
  changed(site("shanghai"), {
    [`${CONNECTION}/provider`]: "alicloud.owner",
    [OWNER]: "1234567890123456",
    [WAITS]: [at(GRANT)],
    [GRANT]: {
      provider: "alicloud.owner",
      cen_id: "cen-abc123",
      cen_owner_id: "6543210987654321",
      instance_id: reference(CONNECTION),
      instance_type: "VPN",
    },
  }),
);
const withoutOwner = patch(granted, OWNER, undefined);
const grantAlone = changed(granted, { [ATTACHMENT]: undefined, [`${GRANT}/instance_type`]: "VPC" });
const there = (json: Json) => planOfChange(json, json);

const withoutGrant = patch(granted, GRANT, undefined);
/** The attachment without a grant, in the account of a provider configuration. */
const inAccount = (account: Json): Json => {
  const [network, owner] = (granted.provider as { alicloud: Json[] }).alicloud;
  return { ...withoutGrant, provider: { alicloud: [{ ...network, ...account }, owner as Json] } };
};
/** The attachment without owner and grant, and the connection, in two provider configurations. */
const inAccounts = (attachment: string | undefined, connection: string | undefined): Json => {
  const [network, owner] = (granted.provider as { alicloud: Json[] }).alicloud;
  const ofAccount = (id: string | undefined) => (id === undefined ? {} : { account_id: id });
  return {
    ...changed(granted, { [GRANT]: undefined, [OWNER]: undefined, [WAITS]: undefined }),
    provider: {
      alicloud: [
        { ...network, ...ofAccount(attachment) },
        { ...owner, ...ofAccount(connection) },
      ],
    },
  };
};
const notGranted = {
  at: "vpn_owner_id",
  message: `${at(CONNECTION)} is not granted`,
  address: at(ATTACHMENT),
  with: [at(CONNECTION)],
};
const waitsForNothing = { message: `the attachment does not wait for ${at(GRANT)}`, address: at(ATTACHMENT) };
const noOwner = {
  at: "vpn_owner_id",
  message: `${at(GRANT)} grants the connection to another account, but the attachment does not say whose it is`,
  fix: `vpn_owner_id = the account that owns the connection, and depends_on = [${at(GRANT)}]`,
  address: at(ATTACHMENT),
};
const asVpc = {
  at: "instance_type",
  message: "a connection is granted as VPC",
  fix: "instance_type = VPN",
  address: at(GRANT),
};

testRule("grant-before-attachment", {
  passes: {
    "connections of the same account": good,
    "a grant before its attachment": granted,
    "the same account as the owner": patch(good, OWNER, "1234567890123456"),
    "the same account as the owner, in a provider configuration with an alias": changed(granted, {
      [GRANT]: undefined,
      [`${ATTACHMENT}/provider`]: "alicloud.owner",
    }),
    "the same account as the owner, by the provider configuration": inAccount({ account_id: "1234567890123456" }),
    "the same account as the owner, by the provider configuration's role": inAccount({
      assume_role: [{ role_arn: "acs:ram::1234567890123456:role/network" }],
    }),
    "an empty owner": patch(withoutGrant, OWNER, ""),
    "an owner from a data source, for a connection of this stack": patch(good, OWNER, "${data.alicloud_account.me.id}"),
    "a grant before its attachment in one provider configuration": changed(granted, {
      [`${CONNECTION}/provider`]: undefined,
      [`${GRANT}/provider`]: undefined,
    }),
    "an attachment without an owner in the account that grants": patch(
      withoutOwner,
      `${ATTACHMENT}/provider`,
      "alicloud.owner",
    ),
    "an attachment without an owner beside the grant of another connection": changed(withoutOwner, {
      [CHENGDU]: { provider: "alicloud.owner" },
      [`${GRANT}/instance_id`]: reference(CHENGDU),
    }),
    "an attachment without an owner beside a grant in its own account": patch(
      withoutOwner,
      `${GRANT}/provider`,
      "alicloud",
    ),
    "two provider configurations of one account, without an owner": inAccounts("1234567890123456", "1234567890123456"),
    "two provider configurations without an account, without an owner": inAccounts(undefined, undefined),
    "an existing attachment": there(patch(granted, WAITS, undefined)),
    "an existing attachment without a grant": there(patch(granted, GRANT, undefined)),
    "a grant of something else": patch(grantAlone, `${GRANT}/instance_id`, "vpc-abc123"),
    "a grant of something else whose id contains a connection's": patch(
      grantAlone,
      `${GRANT}/instance_id`,
      "vpc-vco-1",
    ),
    "a grant of something else of this stack": changed(grantAlone, {
      [`${GRANT}/instance_id`]: "${alicloud_vpc.app.id}",
      "resource/alicloud_vpc/app": { cidr_block: "10.1.0.0/16" },
    }),
    "an existing grant": there(grantAlone),
  },
  finds: {
    "a connection of another account without a grant, by the provider configuration": {
      in: inAccount({ account_id: "6543210987654321" }),
      findings: [notGranted],
    },
    "a connection of another account without a grant, by the provider configuration's role": {
      in: inAccount({ assume_role: [{ role_arn: "acs:ram::6543210987654321:role/network" }] }),
      findings: [notGranted],
    },
    "a grant on which the attachment does not depend": {
      in: patch(granted, WAITS, undefined),
      findings: [waitsForNothing],
    },
    "an attachment of a granted connection, without the owner": {
      in: withoutOwner,
      findings: [{ ...noOwner, with: [at(GRANT)] }],
    },
    "a connection of another account, without owner and grant": {
      in: inAccounts("1234567890123456", "6543210987654321"),
      findings: [
        {
          at: "vpn_owner_id",
          message: `${at(CONNECTION)} is in account 6543210987654321, but the attachment looks for it in 1234567890123456`,
          fix: 'vpn_owner_id = "6543210987654321", and a grant',
          address: at(ATTACHMENT),
          with: [at(CONNECTION)],
        },
      ],
    },
    "a connection with a grant of another kind": { in: grantAlone, findings: [asVpc] },
    "a connection with an id and a grant of another kind": {
      in: patch(grantAlone, `${GRANT}/instance_id`, "vco-abc123"),
      findings: [asVpc],
    },
    "another kind of instance, with its attachment": {
      in: patch(granted, `${GRANT}/instance_type`, "VPC"),
      findings: [asVpc],
    },
  },
  leavesOpen: {
    "the account of an owner": {
      in: withoutGrant,
      because: "it is not known whether 1234567890123456 differs from the transit router's account",
    },
    "the account of an attachment without an owner": {
      in: inAccounts(undefined, "6543210987654321"),
      because: "both in account 6543210987654321: only then may the attachment name no owner",
    },
    "the account of an owner, with an unknown role": inAccount({ assume_role: [{ role_arn: UNKNOWN }] }),
    "an owner from a variable": patch(withoutGrant, OWNER, UNKNOWN),
    "the connection of a grant": patch(granted, `${GRANT}/instance_id`, UNKNOWN),
    "the connection of a grant, without an owner": patch(withoutOwner, `${GRANT}/instance_id`, UNKNOWN),
    "the kind of a grant": patch(grantAlone, `${GRANT}/instance_type`, UNKNOWN),
    "the connection of an attachment": patch(granted, `${ATTACHMENT}/vpn_id`, UNKNOWN),
  },
});
