using System.Globalization;
using System.Text;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>
/// The grammar of the filter box: <c>severity>=high bucket:acme-* status:new account:111122223333 actor:dana assignee:ben source:sweep change-set:7 is:overdue words</c>.
/// Case does not matter. A word that the grammar does not know is a problem, never a filter that quietly lets everything through.
/// </summary>
public static class FilterText
{
    public const int MaxLength = 200;
    private static readonly string[] Keys = ["severity", "status", "bucket", "account", "actor", "assignee", "source", ChangeSet, "is"];
    private const string ChangeSet = "change-set";

    /// <summary>What a text means: a filter, or what is wrong with the text (then there is no filter).</summary>
    public sealed record Parsed(FindingFilter? Filter, string? Problem);

    public static Parsed Parse(string? text, FindingView view = FindingView.All)
    {
        var filter = new FindingFilter { View = view };
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Parsed(filter, null);
        }
        if (text.Length > MaxLength)
        {
            return new Parsed(null, $"The filter is longer than {MaxLength} characters. Shorten it.");
        }
        var words = new List<string>();
        foreach (var token in Split(text))
        {
            var (next, problem) = Apply(filter, token, words);
            if (problem is not null)
            {
                return new Parsed(null, problem);
            }
            filter = next;
        }
        return new Parsed(words.Count == 0 ? filter : filter with { Text = string.Join(' ', words) }, null);
    }

    /// <summary>The text that <see cref="Parse"/> turns into this filter.</summary>
    public static string Format(FindingFilter filter)
    {
        var parts = new List<string>();
        Add(parts, "severity>=", filter.MinSeverity?.ToString().ToLowerInvariant());
        Add(parts, "status:", filter.WorkflowStatus?.ToString().ToLowerInvariant());
        Add(parts, "bucket:", filter.Bucket);
        Add(parts, "account:", filter.AccountId);
        Add(parts, "actor:", filter.Actor);
        Add(parts, "assignee:", filter.Assignee);
        Add(parts, "source:", filter.Source?.ToString().ToLowerInvariant());
        Add(parts, ChangeSet + ":", filter.ChangeSetId?.ToString(CultureInfo.InvariantCulture));
        Add(parts, "is:", filter.Overdue ? "overdue" : null);
        Add(parts, "is:", filter.Exposed ? "exposed" : null);
        Add(parts, "", filter.Text);
        return string.Join(' ', parts);
    }

    private static void Add(List<string> parts, string key, string? value)
    {
        if (value is not null)
        {
            parts.Add(key.Length > 0 && value.Contains(' ', StringComparison.Ordinal) ? $"{key}\"{value}\"" : key + value);
        }
    }

    private static (FindingFilter Filter, string? Problem) Apply(FindingFilter filter, Token token, List<string> words)
    {
        switch (token.Key)
        {
            case null:
                words.Add(token.Value);
                return (filter, null);
            case "severity":
                return Enum.TryParse<Severity>(token.Value, ignoreCase: true, out var severity) && Enum.IsDefined(severity) && !IsNumber(token.Value)
                    ? (filter with { MinSeverity = severity }, null)
                    : (filter, $"“{token.Value}” is not a severity. Use informational, low, medium, high or critical.");
            case "status":
                return Enum.TryParse<WorkflowStatus>(token.Value, ignoreCase: true, out var status) && Enum.IsDefined(status) && !IsNumber(token.Value)
                    ? (filter with { WorkflowStatus = status }, null)
                    : (filter, $"“{token.Value}” is not a status. Use new, notified, suppressed or resolved.");
            case "source":
                return Enum.TryParse<FindingSource>(token.Value, ignoreCase: true, out var source) && Enum.IsDefined(source) && !IsNumber(token.Value)
                    ? (filter with { Source = source }, null)
                    : (filter, $"“{token.Value}” is not a source. Use cloudtrail, inventory, look, macie, stepfunctions, config or sweep.");
            case ChangeSet:
                return long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var change)
                    ? (filter with { ChangeSetId = change }, null)
                    : (filter, "A change set is a number, as in change-set:7.");
            case "is":
                return token.Value.ToLowerInvariant() switch
                {
                    "overdue" => (filter with { Overdue = true }, null),
                    "exposed" => (filter with { Exposed = true }, null),
                    _ => (filter, $"“is:{token.Value}” is not known. Use is:overdue or is:exposed."),
                };
            case "bucket":
                return (filter with { Bucket = token.Value.ToLowerInvariant() }, Missing(token));
            case "account":
                return (filter with { AccountId = token.Value }, token.Value.Length == 12 && token.Value.All(char.IsAsciiDigit) ? null : "An account is 12 digits, as in account:111122223333.");
            case "actor":
                return (filter with { Actor = token.Value }, Missing(token));
            case "assignee":
                return (filter with { Assignee = token.Value }, Missing(token));
            default:
                return (filter, $"“{token.Key}” is not a filter. Known are {string.Join(", ", Keys)}; put a text with a colon in quotes.");
        }
    }

    private static bool IsNumber(string value) => value.Length > 0 && (char.IsAsciiDigit(value[0]) || value[0] is '-' or '+');

    private static string? Missing(Token token) => token.Value.Length == 0 ? $"“{token.Key}:” needs a value right after the colon." : null;

    private readonly record struct Token(string? Key, string Value);

    /// <summary>Words are cut at spaces outside quotes; a key is letters before <c>:</c>, or severity before <c>>=</c>.</summary>
    private static IEnumerable<Token> Split(string text)
    {
        var word = new StringBuilder();
        string? key = null;
        var quoted = false;
        var wasQuoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var end = i == text.Length;
            var c = end ? ' ' : text[i];
            if (c == '"')
            {
                quoted = !quoted;
                wasQuoted = true;
            }
            else if (end || (!quoted && char.IsWhiteSpace(c)))
            {
                if (word.Length > 0 || key is not null || wasQuoted)
                {
                    yield return new Token(key, word.ToString());
                }
                word.Clear();
                (key, wasQuoted) = (null, false);
            }
            else if (!quoted && !wasQuoted && key is null && IsKeyEnd(text, i, word, out var skip))
            {
                key = word.ToString().ToLowerInvariant();
                word.Clear();
                i += skip;
            }
            else
            {
                word.Append(c);
            }
        }
    }

    private static bool IsKeyEnd(string text, int i, StringBuilder word, out int skip)
    {
        skip = 0;
        if (word.Length == 0)
        {
            return false;
        }
        if (text[i] == '>' && i + 1 < text.Length && text[i + 1] == '=')
        {
            skip = 1;
            return word.ToString().Equals("severity", StringComparison.OrdinalIgnoreCase);
        }
        // Only letters can be a key: arn:aws:… is a text to look for, and so is 10:30.
        var key = word.ToString();
        return text[i] == ':' && (key.Equals(ChangeSet, StringComparison.OrdinalIgnoreCase)
            || (key.All(char.IsAsciiLetter) && !key.Equals("arn", StringComparison.OrdinalIgnoreCase)));
    }
}
