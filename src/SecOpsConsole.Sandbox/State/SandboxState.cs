using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.State;

/// <summary>
/// The world in memory, in named sections of keyed documents, with an append-only log on disk.
/// A change is in the log file (written to the kernel, not fsynced) before the call that made it returns: killing the
/// process loses nothing that was answered; a power cut may lose what the kernel had not flushed. When the log has
/// grown well past what is alive it is rewritten: temporary file, fsync, rename.
/// </summary>
internal sealed class SandboxState : IDisposable
{
    private const string FileName = "state.log";
    private const string MetaSection = "_meta";
    private const long CompactAboveBytes = 16 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly string path;
    private readonly FileStream ownership;
    private readonly Dictionary<string, IStateSection> sections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, JsonNode>> unclaimed = new(StringComparer.Ordinal);
    private FileStream log;
    private long compactedBytes;

    private SandboxState(string directory)
    {
        Directory.CreateDirectory(directory);
        path = Path.Combine(directory, FileName);
        // Two processes on one world would each overwrite the other's truth.
        ownership = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var valid = File.Exists(path) ? Replay() : 0;
        log = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        log.SetLength(valid);
        log.Seek(0, SeekOrigin.End);
        compactedBytes = valid;
        Meta = Section<string>(MetaSection);
    }

    /// <summary>True until the seed has been planted.</summary>
    public bool IsNew => Meta.Find("seeded") is null;

    private StateSection<string> Meta { get; }

    public static SandboxState Open(string directory) => new(directory);

    /// <summary>A section of documents of one type, loaded from disk. Ask once per name, when the world opens.</summary>
    public StateSection<T> Section<T>(string name)
        where T : class
    {
        lock (gate)
        {
            var section = new StateSection<T>(name, this, gate);
            sections.Add(name, section);
            if (unclaimed.Remove(name, out var stored))
            {
                section.Load(stored);
            }

            return section;
        }
    }

    public void MarkSeeded() => Meta.Set("seeded", "yes");

    /// <summary>Empties every section and the log.</summary>
    public void Reset()
    {
        lock (gate)
        {
            log.SetLength(0);
            log.Seek(0, SeekOrigin.Begin);
            compactedBytes = 0;
            unclaimed.Clear();
            foreach (var section in sections.Values)
            {
                section.Clear();
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            log.Dispose();
            ownership.Dispose();
        }
    }

    /// <summary>Appends one change as one write. The caller holds the gate.</summary>
    internal void Append(string section, string key, JsonNode? value)
    {
        log.Write(Line(section, key, value));
        if (log.Length > CompactAboveBytes && log.Length > compactedBytes * 3)
        {
            Compact();
        }
    }

    private static byte[] Line(string section, string key, JsonNode? value)
    {
        var entry = new JsonObject { ["s"] = section, ["k"] = key, ["v"] = value };
        return [.. JsonSerializer.SerializeToUtf8Bytes(entry), (byte)'\n'];
    }

    private void Compact()
    {
        var temporary = path + ".tmp";
        using (var next = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            foreach (var (name, section) in sections)
            {
                foreach (var (key, value) in section.Save())
                {
                    next.Write(Line(name, key, value));
                }
            }

            next.Flush(flushToDisk: true);
        }

        log.Dispose();
        File.Move(temporary, path, overwrite: true);
        log = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        compactedBytes = log.Length;
    }

    /// <summary>Reads the log; returns how many bytes of it are whole lines. A line cut off by a kill is dropped.</summary>
    private long Replay()
    {
        var bytes = File.ReadAllBytes(path);
        var start = 0;
        while (start < bytes.Length)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0)
            {
                break;
            }

            Apply(JsonNode.Parse(bytes.AsSpan(start, length))!.AsObject());
            start += length + 1;
        }

        return start;
    }

    private void Apply(JsonObject entry)
    {
        var section = entry["s"]!.GetValue<string>();
        var key = entry["k"]!.GetValue<string>();
        if (!unclaimed.TryGetValue(section, out var documents))
        {
            unclaimed[section] = documents = new(StringComparer.Ordinal);
        }

        if (entry["v"] is { } value)
        {
            documents[key] = value.DeepClone();
        }
        else
        {
            documents.Remove(key);
        }
    }
}
