using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies;

/// <summary>Reads one statement. Element names are compared with their exact case: no AWS document promises anything else.</summary>
internal sealed class StatementReader(JsonTape tape, int node, int index, string? fixedPath, bool variablesApply)
{
    private List<PolicyError>? _errors;
    private Effect _effect;
    private string? _sid;
    private PrincipalSet? _principal;
    private PatternSet? _actions;
    private PatternSet? _resources;
    private ConditionBlock _condition = ConditionBlock.Empty;
    private int _principalElements;
    private bool _wildcardInPrincipal;

    private string Path => fixedPath ?? PolicyPath.Item("$.Statement", index);

    public Statement Read()
    {
        if (tape[node].Kind != JsonKind.Object)
        {
            Refuse(null, "A statement is a JSON object.");
            return Build();
        }

        for (var name = node + 1; name < tape[node].Next; name = tape[tape[name].Next].Next)
        {
            ReadElement(name, name + 1);
        }

        if (tape.HasDuplicateWithin(node))
        {
            RefuseDuplicates();
        }

        RequireElements();
        return Build();
    }

    private void ReadElement(int name, int value)
    {
        switch (tape.Chars(name))
        {
            case "Sid":
                _sid = tape[value].Kind == JsonKind.String ? tape.String(value) : Refuse("Sid", "Sid must be a string.");
                break;
            case "Effect":
                ReadEffect(value);
                break;
            case "Principal":
                ReadPrincipal(value, negated: false, "Principal");
                break;
            case "NotPrincipal":
                ReadPrincipal(value, negated: true, "NotPrincipal");
                break;
            case "Action":
                ReadPatterns(ref _actions, value, negated: false, "Action");
                break;
            case "NotAction":
                ReadPatterns(ref _actions, value, negated: true, "NotAction");
                break;
            case "Resource":
                ReadPatterns(ref _resources, value, negated: false, "Resource");
                break;
            case "NotResource":
                ReadPatterns(ref _resources, value, negated: true, "NotResource");
                break;
            case "Condition":
                _condition = new ConditionReader(tape, Refuse).Read(value);
                break;
            default:
                Refuse(tape.String(name), "A statement has no such element; names are case sensitive.");
                break;
        }
    }

    private void ReadEffect(int value)
    {
        _effect = tape[value].Kind != JsonKind.String ? Effect.Unknown : tape.Chars(value) switch
        {
            "Allow" => Effect.Allow,
            "Deny" => Effect.Deny,
            _ => Effect.Unknown,
        };
        if (_effect == Effect.Unknown)
        {
            Refuse("Effect", "Effect must be exactly \"Allow\" or \"Deny\".");
        }
    }

    private void ReadPrincipal(int value, bool negated, string element)
    {
        _principalElements++;
        _wildcardInPrincipal |= negated || HoldsWildcard(value);
        var entries = new List<PrincipalEntry>(2);
        if (tape[value].Kind == JsonKind.String && tape.Chars(value) is "*")
        {
            entries.Add(new PrincipalEntry(PrincipalType.Aws, "*"));
        }
        else if (tape[value].Kind == JsonKind.Object)
        {
            ReadPrincipalMap(value, element, entries);
        }
        else
        {
            Refuse(element, "A principal is \"*\" or an object such as {\"AWS\": \"111122223333\"}.");
        }

        if (entries.Count > 0)
        {
            _principal = new PrincipalSet(entries, negated);
        }
    }

    private void ReadPrincipalMap(int map, string element, List<PrincipalEntry> entries)
    {
        for (var name = map + 1; name < tape[map].Next; name = tape[tape[name].Next].Next)
        {
            PrincipalType? type = tape.Chars(name) switch
            {
                "AWS" => PrincipalType.Aws,
                "Service" => PrincipalType.Service,
                "Federated" => PrincipalType.Federated,
                "CanonicalUser" => PrincipalType.CanonicalUser,
                _ => null,
            };
            if (type is null)
            {
                Refuse(element, $"\"{VisibleText.Of(Shorten(tape.String(name)))}\" is no kind of principal; AWS, Service, Federated and CanonicalUser are (exact case).");
                continue;
            }

            var before = entries.Count;
            var readable = StringOrList.TryRead(tape, name + 1, value => entries.Add(new PrincipalEntry(type.Value, value)));
            if (!readable || entries.Count == before)
            {
                Refuse(element, "A kind of principal needs a string or a list of strings.");
            }
        }

        if (entries.Count == 0)
        {
            Refuse(element, "The element names no principal.");
        }
    }

    private void ReadPatterns(ref PatternSet? target, int value, bool negated, string element)
    {
        if (target is not null)
        {
            Refuse(element, $"A statement has either {element.Replace("Not", "", StringComparison.Ordinal)} or its Not form, once.");
            return;
        }

        var patterns = new List<string>(tape[value].Kind == JsonKind.Array ? 4 : 1);
        if (!StringOrList.TryRead(tape, value, patterns.Add) || patterns.Count == 0)
        {
            Refuse(element, "A string or a list of strings is expected.");
        }

        target = new PatternSet(patterns, negated);
    }

    private void RequireElements()
    {
        if (_effect == Effect.Unknown && _errors is null)
        {
            Refuse(null, "Effect is missing.");
        }

        if (_principalElements != 1)
        {
            Refuse(null, _principalElements == 0 ? "Principal is missing; a bucket policy must say who." : "A statement has either Principal or NotPrincipal, once.");
        }

        if (_actions is null)
        {
            Refuse(null, "Action is missing.");
        }

        if (_resources is null)
        {
            Refuse(null, "Resource is missing.");
        }
    }

    private void RefuseDuplicates()
    {
        foreach (var duplicate in tape.DuplicatesWithin(node))
        {
            Refuse(tape.String(duplicate), "The name occurs twice in one object; programs disagree on which one counts.");
            if (tape.Chars(duplicate) is "Effect")
            {
                _effect = Effect.Unknown;
            }
        }
    }

    private bool HoldsWildcard(int value)
    {
        for (var i = value; i < tape[value].Next; i++)
        {
            if (tape[i].Kind == JsonKind.String && tape.Chars(i).IndexOfAny('*', '?', '$') >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private Statement Build() => new()
    {
        Index = index,
        Sid = _sid,
        Effect = _effect,
        Principal = _principal,
        Actions = _actions ?? PatternSet.Empty,
        Resources = _resources ?? PatternSet.Empty,
        Condition = _condition,
        Span = new TextSpan(tape[node].Start, tape[node].End - tape[node].Start),
        Errors = _errors ?? (IReadOnlyList<PolicyError>)[],
        VariablesApply = variablesApply,
        MayNameEveryone = _wildcardInPrincipal || _principal is null,
    };

    private string? Refuse(string? element, string message)
    {
        (_errors ??= []).Add(new PolicyError(element is null ? Path : PolicyPath.Member(Path, element), message));
        return null;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
