using System.Buffers;
using System.Text;
using System.Text.Json;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Commands;

/// <summary>Judges one document a line and prints one line each, as it reads: a file may be larger than the memory.</summary>
internal sealed class PolicyCheckLines(PolicyCheckOptions options, TextWriter output)
{
    private bool _unusable;

    public async Task<int> RunAsync(TextReader input, CancellationToken cancellationToken)
    {
        var lines = new BoundedLines(input);
        for (var number = 1; await lines.NextAsync(cancellationToken) is { } line; number++)
        {
            if (line.IsTooLong || line.Text.Length > 0)
            {
                await output.WriteLineAsync(Answer(line, number).AsMemory(), cancellationToken);
            }
        }

        await output.FlushAsync(cancellationToken);
        return _unusable ? CommandLine.Unusable : CommandLine.Success;
    }

    private string Answer(BoundedLines.Line line, int number)
    {
        if (line.IsTooLong)
        {
            return Unusable(default, number, $"The line has more than {BoundedLines.LongestLine} characters.");
        }

        try
        {
            using var json = JsonDocument.Parse(line.Text);
            return Judge(json.RootElement, number);
        }
        catch (JsonException)
        {
            return Unusable(default, number, "The line is no JSON object.");
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: no text that anything could be said of.
            return Unusable(default, number, "The line holds text that is not Unicode.");
        }
    }

    private string Judge(JsonElement root, int number)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return Unusable(default, number, "The line is no JSON object.");
        }

        root.TryGetProperty("id", out var id);
        var account = root.TryGetProperty("bucket_account", out var owner) && owner.ValueKind == JsonValueKind.String ? owner.GetString() : null;
        var text = TextOf(root);
        if (text is null)
        {
            return Unusable(id, number, "There is neither a policy nor a policy_text.");
        }

        if (owner.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null) && (account is null || !PolicyCheckOptions.IsAccount(account)))
        {
            return Unusable(id, number, "bucket_account has 12 digits.");
        }

        var verdict = new PolicyJudge(options.ContextFor(account)).JudgeText(text);
        return verdict.Document is null
            ? Unusable(id, number, string.Join(' ', verdict.Errors))
            : Write(writer => Verdict(writer, id, verdict));
    }

    private static string? TextOf(JsonElement root)
    {
        if (root.TryGetProperty("policy_text", out var text) && text.ValueKind == JsonValueKind.String)
        {
            return text.GetString();
        }

        return root.TryGetProperty("policy", out var policy)
            ? policy.ValueKind == JsonValueKind.String ? policy.GetString() : policy.GetRawText()
            : null;
    }

    private static void Verdict(Utf8JsonWriter writer, JsonElement id, PolicyVerdict verdict)
    {
        WriteId(writer, id);
        writer.WriteString("public", verdict.Public.ToString());
        writer.WriteStartArray("externalAccounts");
        foreach (var account in verdict.ExternalAccounts)
        {
            writer.WriteStringValue(account);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("statements");
        foreach (var statement in verdict.Statements)
        {
            writer.WriteStartObject();
            writer.WriteNumber("index", statement.Index);
            writer.WriteString("sid", statement.Sid);
            writer.WriteString("class", statement.Class.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private string Unusable(JsonElement id, int number, string error)
    {
        _unusable = true;
        return Write(writer =>
        {
            WriteId(writer, id);
            writer.WriteNumber("line", number);
            writer.WriteString("error", error);
        });
    }

    private static void WriteId(Utf8JsonWriter writer, JsonElement id)
    {
        writer.WritePropertyName("id");
        if (id.ValueKind == JsonValueKind.Undefined)
        {
            writer.WriteNullValue();
        }
        else
        {
            id.WriteTo(writer);
        }
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
