using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Core.Evidence;

/// <summary>Files as one ZIP with their sums and the seal of the sums: fixed order and instants, so the same files are the same bytes.</summary>
internal static class EvidenceZip
{
    public const int MostBytes = 32 * 1024 * 1024;
    public const int MostFiles = 1000;
    private const string SealPurpose = "evidence bundle";
    private static readonly DateTimeOffset Instant = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Pack(SortedDictionary<string, byte[]> files, AuditKey key)
    {
        var sums = Encoding.ASCII.GetBytes(string.Concat(files.Select(file =>
            string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(SHA256.HashData(file.Value))}  {file.Key}\n"))));
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                Add(zip, name, bytes);
            }

            Add(zip, EvidenceFiles.Sums, sums);
            Add(zip, EvidenceFiles.Seal, Encoding.ASCII.GetBytes(SealOf(key, sums) + "\n"));
        }

        return content.ToArray();
    }

    public static string SealOf(AuditKey key, ReadOnlySpan<byte> sums) => key.Seal(SealPurpose, sums);

    /// <summary>All files of a bundle.</summary>
    /// <exception cref="InvalidDataException">It is no bundle, or larger than one can be.</exception>
    public static Dictionary<string, byte[]> Unpack(Stream content)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        var left = MostBytes;
        if (zip.Entries.Count > MostFiles)
        {
            throw new InvalidDataException($"It has more than {MostFiles} files.");
        }

        foreach (var entry in zip.Entries)
        {
            var bytes = Read(entry, left);
            left -= bytes.Length;
            if (!files.TryAdd(entry.FullName, bytes))
            {
                throw new InvalidDataException($"It has two files of the name {entry.FullName}.");
            }
        }

        return files;
    }

    /// <summary>What a header says about the size is not believed.</summary>
    private static byte[] Read(ZipArchiveEntry entry, int most)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (from.Read(buffer) is > 0 and var read)
        {
            if (to.Length + read > most)
            {
                throw new InvalidDataException($"Its files have more than {MostBytes / 1024 / 1024} MiB together.");
            }

            to.Write(buffer.AsSpan(0, read));
        }

        return to.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Instant;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
