using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ClusterProvisioning.Model.Values;

/// <summary>Reads just enough of OpenPGP's packets (RFC 4880) to name a key's subkeys.</summary>
internal static class OpenPgpPackets
{
    private const int PublicKey = 6;
    private const int PublicSubkey = 14;
    private const int Version4 = 4;

    /// <summary>The subkeys; null where the bytes are no version 4 public key.</summary>
    public static IReadOnlyList<(OpenPgpKeyId Id, bool MayEncrypt)>? Subkeys(ReadOnlySpan<byte> bytes)
    {
        var (subkeys, isFirst) = (new List<(OpenPgpKeyId, bool)>(), true);
        while (!bytes.IsEmpty)
        {
            if (!TryTake(ref bytes, out var tag, out var body) || (isFirst && tag != PublicKey))
                return null;
            isFirst = false;
            if (tag is PublicKey or PublicSubkey && (body.Length < 6 || body[0] != Version4))
                return null;
            if (tag == PublicSubkey)
                subkeys.Add((Id(body), body[5] is 1 or 2 or 16));
        }

        return subkeys;
    }

    /// <summary>The last eight bytes of the fingerprint (RFC 4880, 12.2).</summary>
    private static OpenPgpKeyId Id(ReadOnlySpan<byte> body)
    {
        var hashed = new byte[body.Length + 3];
        hashed[0] = 0x99;
        BinaryPrimitives.WriteUInt16BigEndian(hashed.AsSpan(1), (ushort)body.Length);
        body.CopyTo(hashed.AsSpan(3));
#pragma warning disable CA5350 // RFC 4880 defines fingerprints by SHA-1; nothing is secured by it here.
        var fingerprint = SHA1.HashData(hashed);
#pragma warning restore CA5350
        return OpenPgpKeyId.Parse(Convert.ToHexString(fingerprint.AsSpan(^8..)));
    }

    private static bool TryTake(ref ReadOnlySpan<byte> bytes, out int tag, out ReadOnlySpan<byte> body)
    {
        tag = 0;
        body = default;
        if (bytes.Length < 3 || (bytes[0] & 0x80) == 0)
            return false;
        var isNew = (bytes[0] & 0x40) != 0;
        tag = isNew ? bytes[0] & 0x3f : (bytes[0] >> 2) & 0x0f;
        var (start, length) = isNew ? NewLength(bytes) : OldLength(bytes);
        if (length < 0 || start + length > bytes.Length)
            return false;
        body = bytes.Slice(start, (int)length);
        bytes = bytes[(start + (int)length)..];
        return true;
    }

    private static (int Start, long Length) NewLength(ReadOnlySpan<byte> bytes) => bytes[1] switch
    {
        < 192 => (2, bytes[1]),
        < 224 => (3, ((bytes[1] - 192) << 8) + bytes[2] + 192),
        255 when bytes.Length >= 6 => (6, BinaryPrimitives.ReadUInt32BigEndian(bytes[2..])),
        _ => (0, -1),
    };

    private static (int Start, long Length) OldLength(ReadOnlySpan<byte> bytes) => (bytes[0] & 3) switch
    {
        0 => (2, bytes[1]),
        1 => (3, BinaryPrimitives.ReadUInt16BigEndian(bytes[1..])),
        2 when bytes.Length >= 5 => (5, BinaryPrimitives.ReadUInt32BigEndian(bytes[1..])),
        _ => (0, -1),
    };
}
