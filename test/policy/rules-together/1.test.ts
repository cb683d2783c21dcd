import { testQuarter } from "./quarter";

testQuarter(1);
