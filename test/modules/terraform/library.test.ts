import { App as OwnApp, TerraformStack as OwnStack } from "cdktf";
import { App, TerraformStack } from "cdktn";
import { CustomerGateway } from "../../../modules";

const isAlias = process.env.CENVPN_CDKTF === "cdktn";

test("constructs refuse another library's app, and say what to install", () => {
  const stack = new TerraformStack(new App(), "lab");
  const make = () => new CustomerGateway(stack, "edge", { ip: "203.0.113.10" });
  if (isAlias) expect(make).not.toThrow();
  else
    expect(make).toThrow(
      /the app is one of cdktn, and this construct is one of cdktf[\s\S]*npm install cdktf@npm:cdktn/,
    );
});

test("an app may be of a derived class", () => {
  class Mine extends OwnApp {}
  const stack = new OwnStack(new Mine(), "lab");
  expect(() => new CustomerGateway(stack, "edge", { ip: "203.0.113.10" })).not.toThrow();
});
