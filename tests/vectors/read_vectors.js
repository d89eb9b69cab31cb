// Opens the test vectors by sync/wire/FORMAT.md alone, with nothing of Kerbside's: what is written there is enough.
// NODE_PATH must lead to libsodium-wrappers and fzstd.  node read_vectors.js FOLDER
'use strict'
const fs = require('fs')
const path = require('path')
const assert = require('assert')
const sodium = require('libsodium-wrappers')
const zstd = require('fzstd')

const folder = process.argv[2]
const file = name => new Uint8Array(fs.readFileSync(path.join(folder, name)))
const hex = bytes => sodium.to_hex(bytes)
const bytesOf = text => sodium.from_hex(text)
const hash = bytes => sodium.crypto_generichash(32, bytes)
const keyId = key => hex(hash(key).subarray(0, 16))
const uuid = b => 'uuid:' + hex(b).replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5')
const roles = [null, 'data', 'safeguarding', 'mediation', 'recovery']

class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0 }
  raw(size) {
    assert(this.at + size <= this.bytes.length, 'cut off')
    this.at += size
    return this.bytes.subarray(this.at - size, this.at)
  }
  number(width) { return Number(this.raw(width).reduceRight((sum, b) => sum * 256n + BigInt(b), 0n)) }
  u8() { return this.number(1) }
  u16() { return this.number(2) }
  u32() { return this.number(4) }
  u64() { return this.number(8) }
  hex(size) { return hex(this.raw(size)) }
  text8() { return new TextDecoder('utf-8', { fatal: true }).decode(this.raw(this.u8())) }
  bytes16() { return this.raw(this.u16()) }
  bytes32() { return this.raw(this.u32()) }
  list(count, one) { return Array.from({ length: count }, one) }
  begin(magic) {
    assert.strictEqual(new TextDecoder().decode(this.raw(4)), magic)
    assert.strictEqual(this.u16(), 1)
  }
  signed(key) {
    const message = this.bytes.subarray(0, this.at)
    assert(sodium.crypto_sign_verify_detached(this.raw(64), message, key), 'the signature does not hold')
    this.finish()
  }
  finish() { assert.strictEqual(this.at, this.bytes.length, 'bytes are left over') }
}

function readStream(body, key, about) {
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(body.subarray(0, 24), key)
  const parts = []
  let tag = 0
  for (let at = 24; at < body.length; at += 65536 + 17) {
    const chunk = sodium.crypto_secretstream_xchacha20poly1305_pull(
      state, body.subarray(at, at + 65536 + 17), at === 24 ? about : null)
    assert(chunk, 'the body does not open')
    assert.strictEqual(tag, 0)
    parts.push(chunk.message)
    tag = chunk.tag
  }
  assert.strictEqual(tag, sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL)
  return Buffer.concat(parts)
}

const read = {
  envelope(bytes, vector) {
    const r = new Reader(bytes)
    r.begin('KBEN')
    const header = {
      instanceID: uuid(r.raw(16)), revision: r.u32(), device: r.hex(16), epoch: r.u64(), day: r.u32(),
      bucket: r.u8(), form: r.text8(), version: r.text8(), attachment_root: r.hex(32)
    }
    const headerBytes = bytes.subarray(0, r.at)
    const compartments = r.list(r.u8(), () => ({
      recipients: r.list(r.u8(), () => ({ role: roles[r.u8()], key: r.hex(16), box: r.raw(80) })),
      dictionary: r.u32(),
      body: r.bytes32()
    }))
    const device = bytesOf(vector.device_key)
    r.signed(device)
    assert.strictEqual(keyId(device), header.device)
    assert.deepStrictEqual(header, vector.header)
    assert.strictEqual(hex(hash(bytes)), vector.hash)

    const [compartment] = compartments
    assert.strictEqual(compartment.dictionary, 0)
    assert.deepStrictEqual(compartment.recipients.map(r => r.role).sort(), Object.keys(vector.recipients).sort())
    for (const recipient of compartment.recipients) {
      const secret = bytesOf(vector.recipients[recipient.role])
      const open = sodium.crypto_scalarmult_base(secret)
      assert.strictEqual(keyId(open), recipient.key)
      const key = sodium.crypto_box_seal_open(recipient.box, open, secret)
      const padded = readStream(compartment.body, key, hash(Buffer.concat([headerBytes, Buffer.from([0])])))
      assert.strictEqual(padded.length, 2 ** header.bucket)
      const outer = new Reader(padded)
      const inner = new Reader(zstd.decompress(outer.bytes32()))
      assert(outer.bytes.subarray(outer.at).every(b => b === 0), 'the padding is not zero')
      const xml = inner.bytes32()
      const manifestAt = inner.at
      const attachments = inner.list(inner.u8(), () => ({ name: inner.text8(), size: inner.u64(), hash: inner.hex(32) }))
      inner.finish()
      assert.strictEqual(hex(hash(xml)), vector.xml_hash)
      if (vector.xml) assert.strictEqual(new TextDecoder().decode(xml), vector.xml)
      assert.deepStrictEqual(attachments, vector.attachments)
      assert.strictEqual(header.attachment_root,
        attachments.length ? hex(hash(inner.bytes.subarray(manifestAt))) : '00'.repeat(32))
    }
  },
  keyset(bytes, vector) {
    const r = new Reader(bytes)
    r.begin('KBKS')
    const keyset = {
      kind: 'keyset', epoch: r.u64(), root: r.hex(32), partnership: r.text8(), issued: r.u32(),
      sealing: r.list(r.u8(), () => ({ role: roles[r.u8()], key: r.hex(32) })),
      hubs: r.list(r.u8(), () => r.hex(32)), desks: r.list(r.u8(), () => r.hex(32)),
      revoked: r.list(r.u16(), () => r.hex(16))
    }
    r.signed(bytesOf(vector.root))
    assert.deepStrictEqual(keyset, vector)
  },
  request(bytes, vector) {
    const r = new Reader(bytes)
    r.begin('KBER')
    const request = { kind: 'request', verify_key: r.hex(32), seal_key: r.hex(32), name: r.text8() }
    r.signed(bytesOf(vector.verify_key))
    assert.deepStrictEqual(request, vector)
  },
  certificate(bytes, vector) {
    const r = new Reader(bytes)
    r.begin('KBDC')
    const certificate = {
      kind: 'certificate', verify_key: r.hex(32), seal_key: r.hex(32), name: r.text8(), issued: r.u32(), issuer: r.hex(32)
    }
    r.signed(bytesOf(vector.issuer))
    assert.deepStrictEqual(certificate, vector)
  },
  hub(bytes, vector) {
    const r = new Reader(bytes)
    r.begin('KBHI')
    const hub = {
      kind: 'hub', verify_key: r.hex(32), address: r.text8(),
      authority: new TextDecoder().decode(r.bytes16()), pin: r.text8()
    }
    r.signed(bytesOf(vector.verify_key))
    assert.deepStrictEqual(hub, vector)
  },
  card(bytes, vector) {
    const outer = new Reader(bytes)
    outer.begin('KBCS')
    const secret = bytesOf(vector.seal_secret)
    const box = outer.raw(bytes.length - outer.at)
    const r = new Reader(sodium.crypto_box_seal_open(box, sodium.crypto_scalarmult_base(secret), secret))
    r.begin('KBCA')
    assert.deepStrictEqual(hex(r.bytes32()), hex(file(vector.keyset)))
    assert.deepStrictEqual(hex(r.bytes16()), hex(file(vector.certificate)))
    assert.deepStrictEqual(hex(r.bytes16()), hex(file(vector.hub)))
    r.finish()
  },
  batch(bytes, vector) {
    const r = new Reader(bytes)
    r.begin('KBBA')
    assert.strictEqual(r.u64(), vector.seen_serial)
    assert.strictEqual(r.hex(32), vector.seen_head)
    const certificate = r.bytes16()
    assert.strictEqual(hex(certificate), hex(file(vector.certificate)))
    const envelopes = r.list(r.u16(), () => hex(r.bytes32()))
    r.signed(certificate.subarray(6, 38))
    assert.deepStrictEqual(envelopes, vector.envelopes.map(name => hex(file(name))))
    assert.strictEqual(hex(hash(bytes)), vector.hash)
  },
  receipt(bytes, vector) {
    const r = new Reader(bytes)
    r.begin('KBRC')
    const receipt = {
      kind: 'receipt', hub: r.hex(32), device: r.hex(16), batch: r.hex(32), answered: r.u64(), keyset_epoch: r.u64(),
      stored_through: r.u64(), pulled_through: r.u64(), head: r.hex(32), continuous: r.u8(),
      items: r.list(r.u8(), () => ({
        instanceID: uuid(r.raw(16)), revision: r.u32(), hash: r.hex(32), verdict: r.u8(), reason: r.u8()
      }))
    }
    r.signed(bytesOf(vector.hub))
    assert.deepStrictEqual(receipt, vector)
  }
}

sodium.ready.then(() => {
  const names = fs.readdirSync(folder).filter(name => name.endsWith('.json')).map(name => name.slice(0, -5))
  assert(names.length >= 10, 'where are the vectors?')
  for (const name of names) {
    const vector = JSON.parse(fs.readFileSync(path.join(folder, name + '.json'), 'utf8'))
    const bytes = file(name + '.bin')
    try {
      read[vector.kind](bytes, vector)
    } catch (error) {
      console.error(`${name}: ${error.message}`)
      process.exitCode = 1
      continue
    }
    // One bit less, anywhere, and nobody takes it.
    for (let at = 0; at < bytes.length; at += Math.max(1, Math.floor(bytes.length / 40))) {
      const altered = Uint8Array.from(bytes)
      altered[at] ^= 1
      assert.throws(() => read[vector.kind](altered, vector), undefined, `${name}: byte ${at} can be altered`)
    }
    console.log(`${name}: ok`)
  }
})
