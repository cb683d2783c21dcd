import { dateProblem, daysBetween, isoDay } from "../../domain/date";

test.each(["2027-03-31", "2028-02-29"])("%s is a day", (text) => expect(dateProblem(text)).toBeUndefined());

test.each(["2027-02-29", "2027-13-01", "2027-3-31", "2027-03-31T00:00", " 2027-03-31", "31.3.2027", "soon"])(
  "%j is no day",
  (text) => {
    expect(dateProblem(text)).toEqual({
      what: `${text} is not a date`,
      allowed: "year, month and day, such as 2027-03-31",
    });
  },
);

test("an empty text is no day", () => expect(dateProblem("")?.what).toBe("an empty text is not a date"));

test("days are counted over months and daylight-saving changes, backwards too", () => {
  expect(daysBetween("2027-03-01", "2027-04-01")).toBe(31);
  expect(daysBetween("2027-04-01", "2027-03-01")).toBe(-31);
  expect(isoDay(new Date("2027-03-31T23:59:59Z"))).toBe("2027-03-31");
});
