import { BUCKET, inBucket, LOCKED } from "../backend";
import { testRule } from "../rule-test";

const at = "backend.tablestore_endpoint";
const locked = (tablestore_endpoint: string) => inBucket({ ...LOCKED, tablestore_endpoint });

testRule("backend-endpoints", {
  passes: {
    "an address of Tablestore": inBucket(LOCKED),
    "an address without a scheme, which is https": locked("example.cn-hangzhou.ots.aliyuncs.com"),
    "an address with a port": locked("https://example.cn-hangzhou.vpc.ots.aliyuncs.com:443/"),
    "no address": inBucket(BUCKET),
  },
  finds: {
    "a foreign host": {
      ...locked("https://locks.example.com"),
      findings: [
        {
          at,
          message: "tablestore_endpoint is at locks.example.com, which is not a host of Alibaba Cloud",
          fault: "locks.example.com true",
        },
      ],
    },
    "a host that only looks like Alibaba Cloud's": {
      ...locked("https://example.ots.aliyuncs.com.example.com"),
      findings: [
        {
          at,
          message:
            "tablestore_endpoint is at example.ots.aliyuncs.com.example.com, which is not a host of Alibaba Cloud",
        },
      ],
    },
    "a foreign host after a name that looks like Alibaba Cloud's, which is not shown": {
      ...locked("https://example.ots.aliyuncs.com@locks.example.com"),
      findings: [{ at, message: "tablestore_endpoint is at locks.example.com, which is not a host of Alibaba Cloud" }],
    },
    "an address over http": {
      ...locked("http://example.cn-hangzhou.ots.aliyuncs.com"),
      findings: [{ at, message: "tablestore_endpoint uses http, in clear" }],
    },
    "a text that is no address": {
      ...locked("https://"),
      findings: [{ at, message: "tablestore_endpoint is no address" }],
    },
    "a foreign host for the bucket": {
      ...inBucket({ ...LOCKED, endpoint: "http://oss.example.com" }),
      findings: [
        { at: "backend.endpoint", message: "endpoint is at oss.example.com, which is not a host of Alibaba Cloud" },
      ],
    },
  },
  leavesOpen: { "an expression": locked("https://${var.instance}.ots.aliyuncs.com") },
});
