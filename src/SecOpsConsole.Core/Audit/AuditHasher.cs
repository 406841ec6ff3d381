using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SecOpsConsole.Core.Audit;

/// <summary>
/// The hash of one row: HMAC-SHA256 over a form of it in which no two different rows look alike. Version 1: the version, the
/// previous row's hash, then every column in its fixed order, each as a tag and, for what varies in length, the length before it.
/// <code>
/// row    = 01 · previous · column*          previous = length:int32 bytes      (length 0 for the first row)
/// column = 00 (null) | 01 value:int64 | 02 length:int32 UTF-8 | 03 length:int32 bytes      numbers big-endian
/// hash   = 01 · HMAC-SHA256(key, row)
/// </code>
/// Not thread-safe; one per writer or reader.
/// </summary>
internal sealed class AuditHasher(AuditKey key) : IDisposable
{
    public const byte Version = 1;

    /// <summary>The version and the MAC.</summary>
    public const int Size = 1 + HMACSHA256.HashSizeInBytes;

    private const byte Null = 0;
    private const byte Integer = 1;
    private const byte Text = 2;
    private const byte Blob = 3;

    private readonly IncrementalHash _mac = key.Start();
    private readonly ArrayBufferWriter<byte> _row = new(1024);
    private int _begun;

    public void Begin(ReadOnlySpan<byte> previous)
    {
        _row.ResetWrittenCount();
        _row.Write([Version]);
        WriteCounted(previous);
        _begun = _row.WrittenCount;
    }

    /// <summary>What was added since <see cref="Begin"/>, in the form that is hashed; valid until the next call.</summary>
    public ReadOnlySpan<byte> Columns => _row.WrittenSpan[_begun..];

    /// <summary>Adds columns that are in that form already.</summary>
    public void AddForm(ReadOnlySpan<byte> columns) => _row.Write(columns);

    public void AddNull() => _row.Write([Null]);

    public void Add(long value)
    {
        var span = _row.GetSpan(9);
        span[0] = Integer;
        BinaryPrimitives.WriteInt64BigEndian(span[1..], value);
        _row.Advance(9);
    }

    public void Add(long? value)
    {
        if (value is { } known)
        {
            Add(known);
        }
        else
        {
            AddNull();
        }
    }

    public void Add(string? text)
    {
        if (text is null)
        {
            AddNull();
            return;
        }

        var span = _row.GetSpan(5 + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, span[5..]);
        span[0] = Text;
        BinaryPrimitives.WriteInt32BigEndian(span[1..], length);
        _row.Advance(5 + length);
    }

    public void AddText(ReadOnlySpan<byte> utf8)
    {
        _row.Write([Text]);
        WriteCounted(utf8);
    }

    /// <summary>No column of a sound row is binary; a foreign one must not look like anything else.</summary>
    public void AddBlob(ReadOnlySpan<byte> bytes)
    {
        _row.Write([Blob]);
        WriteCounted(bytes);
    }

    /// <summary>Writes the hash, <see cref="Size"/> bytes.</summary>
    public void Finish(Span<byte> hash)
    {
        _mac.AppendData(_row.WrittenSpan);
        hash[0] = Version;
        _mac.GetHashAndReset(hash[1..]);
    }

    public void Dispose() => _mac.Dispose();

    private void WriteCounted(ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(_row.GetSpan(4), bytes.Length);
        _row.Advance(4);
        _row.Write(bytes);
    }
}
