using System.Text;
using SecOpsConsole.Sandbox.Front;

namespace SecOpsConsole.Sandbox.Wire;

/// <summary>Pages of a list that is ordered by name; the token is opaque to clients and names the last item returned.</summary>
internal static class NamePage
{
    private const string Prefix = "after:";

    public static (IReadOnlyList<T> Items, string? NextToken) Of<T>(
        IEnumerable<T> items, Func<T, string> name, JsonInput input, int largest = 100)
    {
        var limit = input.Whole("Limit", 1, largest) ?? largest;
        var after = After(input);
        var ahead = items
            .OrderBy(name, StringComparer.Ordinal)
            .Where(item => after is null || string.CompareOrdinal(name(item), after) > 0)
            .Take(limit + 1)
            .ToList();
        return ahead.Count <= limit
            ? (ahead, null)
            : (ahead[..limit], Convert.ToBase64String(Encoding.UTF8.GetBytes(Prefix + name(ahead[limit - 1]))));
    }

    private static string? After(JsonInput input)
    {
        if (input.Text("NextToken", 2048, 1) is not { } token)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[2048];
        var text = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes[..length]) : "";
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return text[Prefix.Length..];
        }

        input.Refuse(new AwsError(400, "ValidationException", "The token provided in NextToken is not valid."));
        return null;
    }
}
