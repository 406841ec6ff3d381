namespace SecOpsConsole.Core.FourEyes;

/// <summary>For which decisions about a bucket a second person is needed.</summary>
/// <param name="Approve">To make a policy the baseline.</param>
/// <param name="Exception">To grant or extend an exception, or to mark a false positive.</param>
/// <param name="Automatic">To switch automatic mode on.</param>
public sealed record EyesRule(bool Approve, bool Exception, bool Automatic)
{
    private const string None = "none";
    private static readonly char[] Between = [' '];

    public static EyesRule All { get; } = new(true, true, true);
    public static EyesRule Nothing { get; } = new(false, false, false);

    public bool Needs(RequestKind kind) => kind switch
    {
        RequestKind.Approve => Approve,
        RequestKind.Exception or RequestKind.Extension or RequestKind.FalsePositive => Exception,
        RequestKind.Automatic => Automatic,
        // Not a matter of a bucket: the options say it.
        RequestKind.Quarantine => true,
    };

    /// <summary>As it is stored with the bucket.</summary>
    public string Text => this == Nothing ? None : string.Join(' ', Words());

    /// <summary>What was stored; null when the bucket has no rule of its own. A text that cannot be read asks for a second person everywhere.</summary>
    public static EyesRule? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }
        var words = text.Split(Between);
        return words switch
        {
            [None] => Nothing,
            _ when words.All(word => word is "approve" or "exception" or "automatic") =>
                new EyesRule(words.Contains("approve"), words.Contains("exception"), words.Contains("automatic")),
            _ => All,
        };
    }

    /// <summary>For people: "approving and exceptions".</summary>
    public string InWords() => string.Join(", ", Sentences()) is { Length: > 0 } words ? words : "nothing";

    private IEnumerable<string> Words()
    {
        if (Approve)
        {
            yield return "approve";
        }
        if (Exception)
        {
            yield return "exception";
        }
        if (Automatic)
        {
            yield return "automatic";
        }
    }

    private IEnumerable<string> Sentences()
    {
        if (Approve)
        {
            yield return "approving a change";
        }
        if (Exception)
        {
            yield return "exceptions and false positives";
        }
        if (Automatic)
        {
            yield return "switching automatic mode on";
        }
    }
}
