/** docs/errors.rst, "SMS Errors": those that the sandbox gives. */
const texts: Readonly<Record<string, string>> = {
  '0x1010': 'Unknown subscriber',
  '0x1013': 'Absent subscriber',
  '0x1018': 'Memory capacity exceeded',
  '0x1034': 'Error, destination blocked',
  '0x1060': 'Invalid destination address',
  '0x1904': 'Message filtered by content',
};

export const errorText = (code: string): string => texts[code] ?? 'Unspecified delivery error';
