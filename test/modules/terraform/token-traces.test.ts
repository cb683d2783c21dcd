import { withoutTokenTraces } from "../../../modules/terraform/token-traces";

test("only tokens that are made during the work have no trace, even if the work fails", () => {
  const { captureStackTrace } = Error;
  const inside = withoutTokenTraces(() => {
    const traced: { stack?: string } = {};
    Error.captureStackTrace(traced);
    return traced;
  });
  expect(inside).toEqual({});
  expect(Error.captureStackTrace).toBe(captureStackTrace);
  const fail = () => {
    throw new Error("the work failed");
  };
  expect(() => withoutTokenTraces(fail)).toThrow("the work failed");
  expect(Error.captureStackTrace).toBe(captureStackTrace);
});
