using System.Globalization;
using System.Text;
using System.Text.Json;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Audit;

/// <summary>
/// Heads of the record outside the database, one JSON line each, only ever appended to: what is cut off the record, or written anew,
/// does not contain them. Copies elsewhere (the console's log) serve the same purpose.
/// </summary>
internal sealed class AuditHeadsFile(string path)
{
    public string Path => path;

    /// <summary>All heads, oldest first; a last line that a crash cut short is not one.</summary>
    /// <exception cref="InvalidDataException">A line is no head; the message names it.</exception>
    public IEnumerable<AuditHead> Read()
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var number = 0;
        string? torn = null;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (torn is not null)
            {
                throw new InvalidDataException(torn);
            }

            if (Parse(line) is { } head)
            {
                yield return head;
            }
            else
            {
                torn = $"Line {number} of {path} is no head of the audit record.";
            }
        }
    }

    public AuditHead? Last() => Read().LastOrDefault();

    /// <summary>Appends a head and puts it on the disk.</summary>
    public void Append(AuditHead head, DateTime atUtc)
    {
        PrivateFile.Ensure(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        var torn = TornLength(stream);
        stream.SetLength(stream.Length - torn);
        stream.Seek(0, SeekOrigin.End);
        stream.Write(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $$"""{"at":"{{atUtc:yyyy-MM-ddTHH:mm:ssZ}}","sequence":{{head.Sequence}},"hash":"{{head.Hash}}"}""") + "\n"));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Puts the file aside under a name that says until when it was in use; null when there was none.</summary>
    public string? PutAside(DateTime nowUtc)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var aside = string.Create(CultureInfo.InvariantCulture, $"{path}.until-{nowUtc:yyyyMMddTHHmmssfff}Z");
        File.Move(path, aside);
        return aside;
    }

    /// <summary>How many bytes at the end belong to a line that was not finished.</summary>
    private static long TornLength(FileStream stream)
    {
        var window = (int)Math.Min(stream.Length, 4096);
        Span<byte> end = new byte[window];
        stream.Seek(-window, SeekOrigin.End);
        stream.ReadExactly(end);
        return window - 1 - end.LastIndexOf((byte)'\n');
    }

    private static AuditHead? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return AuditHead.Parse($"{json.RootElement.GetProperty("sequence").GetInt64()}:{json.RootElement.GetProperty("hash").GetString()}");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
