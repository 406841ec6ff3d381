using System.Buffers;
using System.Text;

namespace SecOpsConsole.Policies.Json;

/// <summary>
/// A parsed JSON text: a flat list of nodes over the original characters. Nothing is copied until somebody asks for a string,
/// and every value knows where it stands, which is what lets a repair keep every other byte.
/// </summary>
internal sealed class JsonTape(string text) : IDisposable
{
    private JsonNode[] _nodes = ArrayPool<JsonNode>.Shared.Rent(64);
    private List<int>? _duplicates;
    private int[]? _sorted;

    public string Text { get; } = text;

    public int Count { get; private set; }

    /// <summary>Characters that are not white space between tokens: the size S3 would store, near enough for the 20 KB limit.</summary>
    public int SignificantLength { get; set; }

    /// <summary>Indexes of member names that repeat an earlier name of the same object.</summary>
    public IReadOnlyList<int> Duplicates => _duplicates ?? (IReadOnlyList<int>)[];

    public ref JsonNode this[int index] => ref _nodes[index];

    public int Add(JsonKind kind, int start)
    {
        if (Count == _nodes.Length)
        {
            Grow();
        }

        _nodes[Count] = new JsonNode { Kind = kind, Start = start };
        return Count++;
    }

    public void AddDuplicate(int nameIndex) => (_duplicates ??= []).Add(nameIndex);

    public bool HasDuplicateWithin(int node) => DuplicatesWithin(node).Length > 0;

    /// <summary>The names inside a node that occur twice in their object, in the order of the text.</summary>
    public ReadOnlySpan<int> DuplicatesWithin(int node)
    {
        if (_duplicates is null)
        {
            return [];
        }

        // Thousands of nodes ask about thousands of names: each looks up its own.
        if (_sorted is null)
        {
            _sorted = [.. _duplicates];
            Array.Sort(_sorted);
        }

        var (from, until) = (FirstFrom(node + 1), FirstFrom(_nodes[node].Next));
        return _sorted.AsSpan(from, Math.Max(0, until - from));
    }

    private int FirstFrom(int index)
    {
        var at = Array.BinarySearch(_sorted!, index);
        return at < 0 ? ~at : at;
    }

    /// <summary>The characters between the quotes, still escaped.</summary>
    public ReadOnlySpan<char> Raw(int index) => Text.AsSpan(_nodes[index].Start + 1, _nodes[index].End - _nodes[index].Start - 2);

    public ReadOnlySpan<char> Literal(int index) => Text.AsSpan(_nodes[index].Start, _nodes[index].End - _nodes[index].Start);

    /// <summary>The decoded characters of a string node; allocates only when there are escapes.</summary>
    public ReadOnlySpan<char> Chars(int index) => _nodes[index].Escaped ? Decode(Raw(index)) : Raw(index);

    public string String(int index) => _nodes[index].Escaped ? Decode(Raw(index)) : CommonText.Of(Raw(index));

    public bool NamesEqual(int left, int right) => Chars(left).SequenceEqual(Chars(right));

    public void Dispose() => ArrayPool<JsonNode>.Shared.Return(_nodes);

    private void Grow()
    {
        var larger = ArrayPool<JsonNode>.Shared.Rent(_nodes.Length * 2);
        _nodes.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<JsonNode>.Shared.Return(_nodes);
        _nodes = larger;
    }

    private static string Decode(ReadOnlySpan<char> raw)
    {
        var decoded = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                decoded.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u')
            {
                decoded.Append((char)HexValue(raw.Slice(i + 1, 4)));
                i += 4;
            }
            else
            {
                decoded.Append(raw[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            }
        }

        return decoded.ToString();
    }

    internal static int HexValue(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return value;
    }
}
