using System.Globalization;
using System.Text;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>Pages of a list in its own order; the token is opaque to clients and says where the next page begins.</summary>
internal static class MaciePage
{
    private const string Prefix = "from:";

    public static (IReadOnlyList<T> Items, string? NextToken) Of<T>(IEnumerable<T> items, JsonInput input, int usual = 50, int largest = 50)
    {
        var limit = input.Whole("maxResults", 1, largest) ?? usual;
        var start = Start(input);
        var page = items.Skip(start).Take(limit + 1).ToList();
        return page.Count <= limit
            ? (page, null)
            : (page[..limit], Convert.ToBase64String(Encoding.UTF8.GetBytes(Prefix + (start + limit))));
    }

    private static int Start(JsonInput input)
    {
        if (input.Text("nextToken", 2048) is not { Length: > 0 } token)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[2048];
        var text = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes[..length]) : "";
        if (text.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var start))
        {
            return start;
        }

        input.Refuse(MacieErrors.Invalid("The value of nextToken is not valid."));
        return 0;
    }
}
