import { testQuarter } from "./quarter";

testQuarter(2);
