# The hard limits of cenvpn, asked of a plan by Conftest:
#   npx cenvpn limits --format json > limits.json
#   conftest test plan.json --policy policy --data limits.json
package main

import rego.v1

limit := data.limits.vpnAttachmentsPerTransitRouter.most

# VPN attachments that there will be, by the id of their transit router.
attachments[router] contains change.address if {
	some change in planned
	router := change.change.after.transit_router_id
}

# Those of a transit router that is made by the same plan, by its address.
attachments[router] contains change.address if {
	some change in planned
	not change.change.after.transit_router_id
	some resource in input.configuration.root_module.resources
	resource.type == change.type
	resource.name == change.name
	references := resource.expressions.transit_router_id.references
	router := references[count(references) - 1]
}

planned contains change if {
	some change in input.resource_changes
	change.type == "alicloud_cen_transit_router_vpn_attachment"
	change.change.after != null
}

deny contains message if {
	some router, addresses in attachments
	count(addresses) > limit
	message := sprintf("%s would have %d VPN attachments; the limit is %d", [router, count(addresses), limit])
}
