using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace SecOpsConsole.Sandbox.Tests.Wire;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record Reply(int Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public XElement Xml => XElement.Parse(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The text of the first element of a name, wherever it is.</summary>
    public string? Text(string name) => Xml.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    public string? Code => Body.Length > 0 && Body[0] == '<' ? Text("Code") : Body.Length > 0 ? (string?)Json["__type"] : null;
}
