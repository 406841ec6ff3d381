using SecOpsConsole.Policies.Formatting;
using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies;

/// <summary>Prints a policy for people: stable order, two spaces, hidden characters escaped. The meaning, and the fingerprint, stay.</summary>
public static class PolicyFormatter
{
    /// <summary>The formatted policy; a text that is no JSON object comes back as it is, with hidden characters made visible.</summary>
    /// <param name="text">A policy text.</param>
    public static string Format(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var form = TryRead(text);
        if (form is null)
        {
            return string.Join('\n', text.Split('\n').Select(static line => VisibleText.Of(line.TrimEnd('\r'))));
        }

        var lines = new List<FormLine>();
        FormPrinter.Print(lines, form, "", 0, last: true);
        return string.Join('\n', lines.Select(static line => line.Shown));
    }

    internal static FormNode.Map? TryRead(string text)
    {
        if (text.Length > PolicyDocument.MaximumTextLength)
        {
            return null;
        }

        using var tape = new JsonTape(text);
        return JsonScanner.Scan(tape) is null && tape[0].Kind == JsonKind.Object ? (FormNode.Map)new FormReader(tape).Read() : null;
    }
}
