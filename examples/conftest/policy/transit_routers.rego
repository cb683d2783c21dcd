# The hard limits of cenvpn, asked of a plan by Conftest:
#   npx cenvpn limits --format json > limits.json
#   conftest test plan.json --policy policy --data limits.json
package main

import rego.v1

limit := data.limits.vpnAttachmentsPerTransitRouter.most

# VPN attachments that there will be, by transit router: by its id, or by the resource that it will be.
attachments[router] contains change.address if {
	some change in input.resource_changes
	change.type == "alicloud_cen_transit_router_vpn_attachment"
	change.change.after != null
	some router in routers(change)
}

routers(change) := {change.change.after.transit_router_id}

routers(change) := {reference |
	not change.change.after.transit_router_id
	some resource in input.configuration.root_module.resources
	resource.type == change.type
	resource.name == change.name
	references := resource.expressions.transit_router_id.references
	reference := references[count(references) - 1]
}

deny contains message if {
	some router, addresses in attachments
	count(addresses) > limit
	message := sprintf("%s would have %d VPN attachments; the limit is %d", [router, count(addresses), limit])
}
