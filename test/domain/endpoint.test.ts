import { isAlibabaCloud, parseEndpoint } from "../../domain/endpoint";

test.each([
  ["example.cn-hangzhou.ots.aliyuncs.com", { isEncrypted: true, host: "example.cn-hangzhou.ots.aliyuncs.com" }],
  ["HTTP://Locks.example.com:8080/a?b#c", { isEncrypted: false, host: "locks.example.com" }],
  ["https://name:word@host.example", { isEncrypted: true, host: "host.example", credential: "name:word" }],
  ["https://one@two@host.example", { isEncrypted: true, host: "host.example", credential: "one@two" }],
  ["https://host.example/@path", { isEncrypted: true, host: "host.example" }],
  ["https://", undefined],
  ["two words", undefined],
])("%s is read as an address", (text, expected) => {
  expect(parseEndpoint(text)).toEqual(expected);
});

test("the names of Alibaba Cloud's APIs are in one domain", () => {
  expect(isAlibabaCloud("oss-cn-hangzhou.aliyuncs.com")).toBe(true);
  for (const host of ["aliyuncs.com.example.com", "oss.example.com"]) expect(isAlibabaCloud(host)).toBe(false);
});
