using System.Buffers.Binary;

namespace ClusterProvisioning.Database.Archiving;

/// <summary>Reads through PostgreSQL's binary COPY format (docs, "COPY", Binary Format).</summary>
internal static class BinaryCopy
{
    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8];

    /// <summary>Counts the rows, to the end mark.</summary>
    /// <exception cref="InvalidDataException">The stream ends early, or is none.</exception>
    public static async Task<long> CountRowsAsync(Stream stream, CancellationToken cancellation)
    {
        var buffered = new BufferedStream(stream, 1 << 16);
        await using (buffered.ConfigureAwait(false))
        {
            var header = new byte[Signature.Length + 8];
            await ReadAsync(buffered, header, cancellation).ConfigureAwait(false);
            if (!header.AsSpan().StartsWith(Signature))
                throw new InvalidDataException("it is no binary COPY");
            var scratch = new byte[1 << 16];
            await SkipAsync(buffered, BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(^4..)), scratch, cancellation).ConfigureAwait(false);
            for (var rows = 0L; ; rows++)
            {
                await ReadAsync(buffered, scratch.AsMemory(0, 2), cancellation).ConfigureAwait(false);
                var fields = BinaryPrimitives.ReadInt16BigEndian(scratch);
                if (fields < 0)
                {
                    return await buffered.ReadAsync(scratch.AsMemory(0, 1), cancellation).ConfigureAwait(false) == 0
                        ? rows
                        : throw new InvalidDataException("it goes on after its end mark");
                }

                for (var i = 0; i < fields; i++)
                {
                    await ReadAsync(buffered, scratch.AsMemory(0, 4), cancellation).ConfigureAwait(false);
                    await SkipAsync(buffered, BinaryPrimitives.ReadInt32BigEndian(scratch), scratch, cancellation).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task SkipAsync(Stream stream, int count, byte[] scratch, CancellationToken cancellation)
    {
        while (count > 0)
        {
            var some = Math.Min(count, scratch.Length);
            await ReadAsync(stream, scratch.AsMemory(0, some), cancellation).ConfigureAwait(false);
            count -= some;
        }
    }

    private static async Task ReadAsync(Stream stream, Memory<byte> into, CancellationToken cancellation)
    {
        try
        {
            await stream.ReadExactlyAsync(into, cancellation).ConfigureAwait(false);
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("it ends early", exception);
        }
    }
}
