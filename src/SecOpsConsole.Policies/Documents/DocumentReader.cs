using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies;

/// <summary>Reads the top level of a policy from its JSON.</summary>
internal sealed class DocumentReader(JsonTape tape)
{
    private readonly List<PolicyError> _errors = [];

    public PolicyParseResult Read()
    {
        string? version = null, id = null;
        var statements = -1;
        for (var name = 1; name < tape[0].Next; name = tape[tape[name].Next].Next)
        {
            var value = name + 1;
            switch (tape.Chars(name))
            {
                case "Version":
                    version = ReadVersion(value);
                    break;
                case "Id":
                    id = tape[value].Kind == JsonKind.String ? tape.String(value) : Refuse("$.Id", "Id must be a string.");
                    break;
                case "Statement" when statements >= 0:
                    // Which of two lists counts is anybody's guess: parsers differ, and attackers know it.
                    return Unusable("$.Statement", "The document has two Statement elements.");
                case "Statement":
                    statements = value;
                    break;
                default:
                    Refuse(PolicyPath.Member("$", tape.String(name)), "S3 knows no such element; the top level has Version, Id and Statement (exact case).");
                    break;
            }
        }

        return statements < 0 || tape[statements].Kind is not (JsonKind.Array or JsonKind.Object)
            ? Unusable("$.Statement", "The document has no Statement list.")
            : Finish(version, id, statements);
    }

    private PolicyParseResult Finish(string? version, string? id, int statementsNode)
    {
        var statements = ReadStatements(statementsNode, version == "2012-10-17");
        NoteTopLevelDuplicates(statementsNode);
        if (tape.SignificantLength > PolicyDocument.MaximumPolicyLength)
        {
            Refuse("$", $"The policy has {tape.SignificantLength:N0} characters without white space; S3 stores at most {PolicyDocument.MaximumPolicyLength:N0}.");
        }

        foreach (var statement in statements)
        {
            _errors.AddRange(statement.Errors);
        }

        IReadOnlyList<PolicyError> errors = _errors.Count == 0 ? [] : _errors;
        var document = new PolicyDocument { Text = tape.Text, Version = version, Id = id, Statements = statements, Errors = errors };
        return new PolicyParseResult(document, errors);
    }

    private Statement[] ReadStatements(int node, bool variablesApply)
    {
        if (tape[node].Kind == JsonKind.Object)
        {
            return [new StatementReader(tape, node, 0, "$.Statement", variablesApply).Read()];
        }

        var statements = new List<Statement>();
        for (var item = node + 1; item < tape[node].Next; item = tape[item].Next)
        {
            var index = statements.Count;
            statements.Add(new StatementReader(tape, item, index, null, variablesApply).Read());
        }

        if (statements.Count == 0)
        {
            Refuse("$.Statement", "The Statement list is empty; a bucket without statements has no policy (DeleteBucketPolicy).");
        }

        return [.. statements];
    }

    private string? ReadVersion(int value)
    {
        var version = tape[value].Kind == JsonKind.String ? tape.String(value) : null;
        return version is "2012-10-17" or "2008-10-17" ? version : Refuse("$.Version", "Version must be \"2012-10-17\" or \"2008-10-17\".");
    }

    /// <param name="statementsNode">Its statements refuse what is within it.</param>
    private void NoteTopLevelDuplicates(int statementsNode)
    {
        foreach (var duplicate in tape.Duplicates)
        {
            if (duplicate < statementsNode || duplicate >= tape[statementsNode].Next)
            {
                Refuse(PolicyPath.Member("$", tape.String(duplicate)), "The name occurs twice in one object.");
            }
        }
    }

    private string? Refuse(string path, string message)
    {
        _errors.Add(new PolicyError(path, message));
        return null;
    }

    private PolicyParseResult Unusable(string path, string message)
    {
        Refuse(path, message);
        return new PolicyParseResult(null, _errors);
    }
}
