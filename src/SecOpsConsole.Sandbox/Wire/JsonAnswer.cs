using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Wire;

/// <summary>Optional members of an answer: absent rather than null, as AWS writes them.</summary>
internal static class JsonAnswer
{
    public static JsonObject WithNext(this JsonObject answer, string? nextToken) => answer.WithOptional("NextToken", nextToken);

    public static JsonObject WithOptional(this JsonObject answer, string name, string? value)
    {
        if (value is not null)
        {
            answer[name] = value;
        }

        return answer;
    }
}
