import { Type } from "@sinclair/typebox";
import { OUTAGE_KINDS } from "../../change";
import { ACTIONS } from "../../graph/terraform/change";
import { closed, count, flag, oneOf, optional, text, texts } from "../schema-parts";

// What a plan changes, in the JSON report; `change/model.ts` has the same as types.

const action = oneOf(ACTIONS, "What the plan does to it.");
const source = optional("Where a person wrote it: file:line:column, relative to the project.");
const onlyTrue = (description: string) => Type.Optional(Type.Literal(true, { description }));

const edit = closed(
  {
    argument: text("In the words of the environment file if the file makes the resource, else in Terraform's words."),
    from: optional("Absent if there is none, and for a secret."),
    to: optional("Absent if there will be none, if it is not known yet, and for a secret."),
    isOpen: onlyTrue("Only the deployment shows what it becomes."),
    isSecret: onlyTrue("A secret: no value is shown."),
    unsent: Type.Optional(
      oneOf(
        ["surely", "perhaps"],
        "The provider does not send the edit; perhaps, if the plan does not show the configuration's value.",
      ),
    ),
  },
  "An argument that changes.",
);

const resource = closed(
  {
    kind: text("The field's word for such a resource."),
    name: text("Its name in the environment file, else its Terraform address."),
    address: text("Terraform address."),
    action,
    detail: optional("What identifies the resource for people."),
    causes: texts("Why the resource is replaced."),
    edits: Type.Array(edit, { description: "What changes in the resource; empty where it is added or destroyed." }),
    movedFrom: optional("The address before."),
    isImported: onlyTrue("The resource is imported."),
    source,
  },
  "What happens to a resource.",
);

const drifted = closed(
  {
    kind: text("The field's word for such a resource."),
    name: text("Its name in the environment file, else its Terraform address."),
    address: text("Terraform address."),
    action: oneOf(["changed", "gone"], "What has become of it."),
    edits: Type.Array(edit),
  },
  "A resource that is not as the last deployment left it.",
);

const connection = closed(
  {
    connection: text("Its name within the site, else its Terraform address."),
    itself: Type.Optional(resource),
    tunnels: Type.Array(
      closed(
        {
          tunnel: text("Its number."),
          action: oneOf(["added", "changed", "removed"], "What happens to it."),
          detail: optional("Its device and inside CIDR."),
          edits: Type.Array(edit),
          renewedWith: optional("The customer gateway whose renewal makes the provider send the whole tunnel."),
        },
        "A tunnel that changes.",
      ),
    ),
    parts: Type.Array(resource, { description: "Its attachment, associations, propagations, routes and grants." }),
    waysToSend: texts("Ways to send edits that the provider does not send."),
  },
  "A connection, and what belongs to it.",
);

const outage = closed(
  {
    stack: text("The stack."),
    site: optional("The site; absent if the connection belongs to no site of an environment file."),
    connection: text("The connection."),
    kind: oneOf(OUTAGE_KINDS, "What happens to it."),
    tunnels: texts("Numbers of the tunnels that go down."),
    carriesOn: flag("Whether another tunnel of the connection carries the traffic meanwhile."),
    newGatewayAddresses: flag("Whether the gateway addresses change, so that the devices need the new ones."),
    causes: texts("Why."),
    madeAgainAs: optional("The new address, where the connection is made again under another name."),
    steps: texts("In which order."),
    duration: closed(
      {
        atLeast: Type.Optional(count("Seconds that the provider waits meanwhile.")),
        isForGood: onlyTrue("It is down for good."),
        source: optional("Where that comes from."),
        unknown: texts("What else it takes."),
      },
      "How long.",
    ),
    instead: texts("What could be done instead."),
  },
  "What interrupts the traffic of a running connection.",
);

const summary = closed(
  {
    sitesDown: count("Sites where no connection carries traffic for a while."),
    sitesRemoved: count("Running sites that are destroyed."),
    connectionsDown: count("Other connections that go down for a while."),
    connectionsRemoved: count("Other running connections that are destroyed."),
    connectionsUnforwarded: count("Connections whose tunnels stay up while no route table forwards their traffic."),
    connectionsUnrouted: count("Connections whose tunnels stay up while some routes are missing."),
    tunnelsRemoved: count("Tunnels that connections lose."),
    tunnelsRenegotiated: count("Tunnels that negotiate again."),
    sitesAdded: count("Sites that are added."),
    connectionsAdded: count("Other connections that are added."),
    tunnelsUnsent: count("Tunnels with an edit that is not sent."),
    resourcesUnsent: count("Resources with an edit outside tunnels that is not sent."),
    resources: closed(
      {
        added: count("Made."),
        changed: count("Changed in place."),
        replaced: count("Destroyed and made again."),
        destroyed: count("Destroyed."),
        forgotten: count("Left to the cloud."),
        moved: count("Moved to another address."),
        imported: count("Taken over."),
      },
      "Resources by what happens to them.",
    ),
  },
  "How many of what.",
);

const device = closed(
  {
    environment: text("Name of the environment."),
    site: text("Name of the site."),
    device: text("Its name among the customer gateways of the site."),
    profile: text("What it is."),
    action: oneOf(["added", "changed", "removed"], "What happens to its configuration."),
    files: Type.Array(
      closed(
        {
          file: text("Name of the file."),
          lines: Type.Array(
            closed(
              { sign: oneOf(["+", "-"], "Whether the file is added or removed."), text: text("The line.") },
              "A line.",
            ),
            { description: "Removed and added lines, in the order of the file." },
          ),
        },
        "A file that differs.",
      ),
    ),
  },
  "A device at a site, when the configuration that cenvpn peer writes for it changes.",
);

export const changeSchema = closed(
  {
    devices: Type.Optional(Type.Array(device, { description: "Absent where the files before are not known." })),
    summary,
    outages: Type.Array(outage, { description: "What goes down, the worst first." }),
    stacks: Type.Array(
      closed(
        {
          stack: text("Name of the stack."),
          gap: Type.Optional(oneOf(["partial", "failed"], "What is missing from its plan.")),
          failure: optional("Why the plan failed, if known."),
          sites: Type.Array(
            closed(
              {
                site: text("Name of the site."),
                formerly: optional("Its name before."),
                customerGateways: Type.Array(resource),
                connections: Type.Array(connection),
              },
              "A site of an environment file.",
            ),
          ),
          connections: Type.Array(connection, { description: "Connections that belong to no such site." }),
          shared: Type.Array(resource, { description: "Everything else of the field." }),
          others: Type.Array(
            closed({ type: text("Type."), action, count: count("How many.") }, "Resources outside the field."),
          ),
          drift: Type.Optional(
            Type.Array(drifted, {
              description: "What others have changed since the last deployment: not part of the change.",
            }),
          ),
        },
        "A stack with a plan.",
      ),
    ),
  },
  "What the plans change; absent if no plan was judged.",
);
