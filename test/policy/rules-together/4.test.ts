import { testQuarter } from "./quarter";

testQuarter(4);
