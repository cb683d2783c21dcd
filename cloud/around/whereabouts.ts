import { accountId } from "../account";
import { type Actions, action } from "../action";
import { BY_NUMBER, numbered } from "../paging";
import { zonesOf } from "../zones";

// The account, its regions and their zones: products that the provider asks besides VPC and CEN.

/** Regions of the documentation of VPN gateways; the cloud has more. */
const REGIONS = [
  "cn-beijing",
  "cn-hangzhou",
  "cn-shanghai",
  "cn-shenzhen",
  "cn-hongkong",
  "ap-southeast-1",
  "eu-central-1",
  "us-east-1",
];

const DescribeRegions = action({ RegionId: "text" }, [], ({ caller }) => {
  const regions = new Set([...REGIONS, caller.region ?? caller.home ?? ""].filter((region) => region !== ""));
  return {
    Regions: {
      Region: [...regions].map((RegionId) => ({
        RegionId,
        LocalName: RegionId,
        RegionEndpoint: `vpc.${RegionId}.aliyuncs.com`,
      })),
    },
  };
});

const DescribeZones = action({ RegionId: "text" }, [], ({ caller: { region, home = "" } }) => ({
  Zones: {
    Zone: zonesOf(region ?? home).map((ZoneId) => ({
      ZoneId,
      LocalName: ZoneId,
      AvailableInstanceTypes: { InstanceTypes: ["ecs.g7.large"] },
      AvailableResourceCreation: { ResourceTypes: ["Instance", "Disk", "VSwitch"] },
      AvailableDiskCategories: { DiskCategories: ["cloud_essd"] },
    })),
  },
}));

export const vpcWhereabouts: Actions = {
  DescribeRegions,
  DescribeZones,
  DescribeVpnGatewayAvailableZones: action({ RegionId: "text", Spec: "text" }, ["RegionId", "Spec"], (_, given) => ({
    RegionId: given.RegionId,
    AvailableZoneIdList: zonesOf(given.RegionId).map((ZoneId) => ({ ZoneId, ZoneName: ZoneId })),
  })),
};

export const ecsWhereabouts: Actions = {
  DescribeRegions,
  DescribeZones,
  DescribeAvailableResource: action({ RegionId: "text" }, [], ({ caller: { region, home = "" } }) => ({
    AvailableZones: {
      AvailableZone: zonesOf(region ?? home).map((ZoneId) => ({ ZoneId, RegionId: region, Status: "Available" })),
    },
  })),
};

export const cenWhereabouts: Actions = {
  DescribeChildInstanceRegions: action({ ProductType: "text" }, [], () => ({
    Regions: { Region: REGIONS.map((RegionId) => ({ RegionId, LocalName: RegionId })) },
  })),
};

export const identity: Actions = {
  GetCallerIdentity: action({}, [], ({ caller: { account } }) => ({
    AccountId: accountId(account),
    Arn: `acs:ram::${accountId(account)}:user/rehearsal`,
    PrincipalId: accountId(account),
    IdentityType: "RAMUser",
    UserId: "rehearsal",
  })),
};

const GROUP = "ResourceGroup";

export const resourceGroups: Actions = {
  ListResourceGroups: action({ ...BY_NUMBER, Status: "text" }, [], ({ inventory, caller }, page) => {
    const { account } = caller;
    const own = [{ Id: "rg-default" }, ...inventory.seen(GROUP, { account }).map(({ id }) => ({ Id: id }))];
    const rows = own.map(({ Id }) => group(Id, account, caller.region ?? caller.home ?? ""));
    return numbered(page, rows, (ResourceGroup) => ({ ResourceGroups: { ResourceGroup } }));
  }),
  GetResourceGroup: action({ ResourceGroupId: "text" }, ["ResourceGroupId"], ({ caller }, { ResourceGroupId }) => ({
    ResourceGroup: group(ResourceGroupId, caller.account, caller.region ?? caller.home ?? ""),
  })),
};

function group(Id: string, account: string, RegionId: string) {
  const name = Id.replace(/^rg-/, "");
  const RegionStatuses = { RegionStatus: [{ RegionId, Status: "OK" }] };
  return { Id, Name: name, DisplayName: name, AccountId: accountId(account), Status: "OK", RegionStatuses };
}
