using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.State;

/// <summary>What the state needs of a section whose document type it does not know.</summary>
internal interface IStateSection
{
    void Clear();

    IEnumerable<KeyValuePair<string, JsonNode>> Save();
}
