using System.Text;
using System.Text.RegularExpressions;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.Macie.Detection;

/// <summary>What allow lists say need not be reported. A list whose object cannot be read allows nothing, as in Macie.</summary>
internal sealed class AllowedText
{
    private const long LargestWordsList = 35 * 1024 * 1024;

    private readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Regex> patterns = [];

    private AllowedText()
    {
    }

    public static AllowedText Load(IEnumerable<AllowList> lists, S3Store buckets)
    {
        var allowed = new AllowedText();
        foreach (var list in lists)
        {
            if (list.Regex is { } regex)
            {
                allowed.patterns.Add(LinearRegex.Make($"^(?:{regex})$"));
            }
            else if (Status(list, buckets) == "OK")
            {
                var item = buckets.FindObject(list.WordsBucket!, list.WordsKey!)!;
                allowed.words.UnionWith(Encoding.UTF8.GetString(buckets.ReadObject(item))
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }
        }

        return allowed;
    }

    public static string Status(AllowList list, S3Store buckets)
    {
        if (list.Regex is not null)
        {
            return "OK";
        }

        return buckets.FindObject(list.WordsBucket!, list.WordsKey!) switch
        {
            null => "S3_OBJECT_NOT_FOUND",
            { Size: 0 } => "S3_OBJECT_EMPTY",
            { Size: > LargestWordsList } => "S3_OBJECT_OVERSIZE",
            _ => "OK",
        };
    }

    public bool Allows(string text) => words.Contains(text) || patterns.Any(pattern => pattern.IsMatch(text));
}
