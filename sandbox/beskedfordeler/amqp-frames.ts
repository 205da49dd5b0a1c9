/** AMQP 0-9-1 as far as a broker needs it that hands out messages on request (the specification's chapters 2 and 4.2). */

/** One frame from a client. */
export interface Frame {
  readonly type: number;
  readonly channel: number;
  readonly payload: Buffer;
}

export const frameTypes = { method: 1, header: 2, body: 3, heartbeat: 8 } as const;
const frameEnd = 0xce;
const overhead = 8;

/** Whole frames at the beginning of what has come, and what is left. Throws where it is no AMQP. */
export function takeFrames(bytes: Buffer): { readonly frames: readonly Frame[]; readonly rest: Buffer } {
  const frames: Frame[] = [];
  let rest = bytes;
  while (rest.length >= overhead) {
    const size = rest.readUInt32BE(3);
    if (rest.length < size + overhead) break;
    if (rest[size + 7] !== frameEnd) throw new Error('not a frame of AMQP');
    frames.push({ type: rest.readUInt8(0), channel: rest.readUInt16BE(1), payload: rest.subarray(7, 7 + size) });
    rest = rest.subarray(size + overhead);
  }
  return { frames, rest };
}

export function frame(type: number, channel: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(7);
  head.writeUInt8(type, 0);
  head.writeUInt16BE(channel, 1);
  head.writeUInt32BE(payload.length, 3);
  return Buffer.concat([head, payload, Buffer.of(frameEnd)]);
}

/** A method by the numbers of its class and itself, with its arguments. */
export function method(channel: number, of: readonly [number, number], ...args: readonly Buffer[]): Buffer {
  return frame(frameTypes.method, channel, Buffer.concat([short(of[0]), short(of[1]), ...args]));
}

/** A message's header and body, the body in frames of at most `most` bytes. */
export function content(channel: number, body: Buffer, most: number): Buffer {
  const basic = 60;
  const hasContentType = 0x8000;
  const header = Buffer.concat([
    short(basic),
    short(0),
    longLong(BigInt(body.length)),
    short(hasContentType),
    shortText('application/xml'),
  ]);
  const parts = [frame(frameTypes.header, channel, header)];
  const size = most - overhead;
  for (let start = 0; start < body.length; start += size) {
    parts.push(frame(frameTypes.body, channel, body.subarray(start, start + size)));
  }
  return Buffer.concat(parts);
}

export const octet = (value: number): Buffer => Buffer.of(value);

export function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

export function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function longLong(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

export function shortText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([octet(bytes.length), bytes]);
}

export function longText(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([long(bytes.length), bytes]);
}

/** Reads arguments one after the other. */
export function reader(bytes: Buffer) {
  let at = 0;
  const take = (size: number): Buffer => {
    at += size;
    return bytes.subarray(at - size, at);
  };
  return {
    octet: () => take(1).readUInt8(),
    short: () => take(2).readUInt16BE(),
    longLong: () => take(8).readBigUInt64BE(),
    shortText: () => take(take(1).readUInt8()).toString(),
    /** Also for a table, which is skipped as a whole. */
    longBytes: () => take(take(4).readUInt32BE()),
  };
}
