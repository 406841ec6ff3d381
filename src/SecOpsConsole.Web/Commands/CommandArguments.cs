namespace SecOpsConsole.Web.Commands;

/// <summary>The options (<c>--name value</c>) and plain words of a verb. An unknown option is an error, never ignored.</summary>
internal sealed class CommandArguments
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    private CommandArguments()
    {
    }

    public IReadOnlyList<string> Words => _words;

    public string? this[string option] => _options.GetValueOrDefault(option);

    /// <summary>The arguments, or null and what is wrong with them.</summary>
    public static CommandArguments? Parse(string[] args, string[] known, out string problem)
    {
        var parsed = new CommandArguments();
        problem = "";
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                parsed._words.Add(args[i]);
                continue;
            }

            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], i + 1 < args.Length ? args[++i] : null);
            problem = !known.Contains(name) ? $"There is no option {name}."
                : value is null ? $"The option {name} needs a value."
                : parsed._options.TryAdd(name, value) ? "" : $"The option {name} is given twice.";
            if (problem.Length > 0)
            {
                return null;
            }
        }

        return parsed;
    }
}
