/** A day in a calendar. */
export interface CalendarDay { uid: string; date: string; summary: string; description: string }

/** RFC 5545: whole days, each with a name that stays, so that a newer file takes the place of an older one. */
export function icalendar(days: CalendarDay[], stamp: Date): string {
  const at = `${stamp.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calibrant//Calibration//EN", "CALSCALE:GREGORIAN",
    ...days.flatMap(({ uid, date, summary, description }) => [
      "BEGIN:VEVENT", `UID:${escaped(uid)}`, `DTSTAMP:${at}`, `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`,
      `SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(description)}`, "TRANSP:TRANSPARENT", "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/** No line is longer than 75 octets; the next one begins with a blank. No character is cut. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let text = "";
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > 75) {
      text += "\r\n ";
      octets = 1;
    }
    text += letter;
    octets += size;
  }
  return text;
}
