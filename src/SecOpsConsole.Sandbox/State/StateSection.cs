using System.Text.Json;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.State;

/// <summary>
/// Keyed documents of one type: immutable records that System.Text.Json can read and write. Every change is in the
/// log before it is visible. Enumerations come in the order of insertion; a replaced document keeps its place.
/// </summary>
internal sealed class StateSection<T>(string name, SandboxState state, Lock gate) : IStateSection
    where T : class
{
    private static readonly JsonSerializerOptions Json = new() { MaxDepth = 64 };

    private readonly OrderedDictionary<string, T> documents = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (gate)
            {
                return documents.Count;
            }
        }
    }

    public T? Find(string key)
    {
        lock (gate)
        {
            return documents.GetValueOrDefault(key);
        }
    }

    /// <summary>A copy of all documents.</summary>
    public IReadOnlyList<T> All()
    {
        lock (gate)
        {
            return [.. documents.Values];
        }
    }

    /// <summary>A copy of all keys with their documents.</summary>
    public IReadOnlyList<KeyValuePair<string, T>> Entries()
    {
        lock (gate)
        {
            return [.. documents];
        }
    }

    public void Set(string key, T value)
    {
        lock (gate)
        {
            state.Append(name, key, JsonSerializer.SerializeToNode(value, Json));
            documents[key] = value;
        }
    }

    public bool Remove(string key)
    {
        lock (gate)
        {
            if (!documents.ContainsKey(key))
            {
                return false;
            }

            state.Append(name, key, null);
            return documents.Remove(key);
        }
    }

    /// <summary>Changes one document as one step; the function must not call back into the state. Null removes it.</summary>
    public T? Update(string key, Func<T?, T?> change)
    {
        lock (gate)
        {
            var next = change(documents.GetValueOrDefault(key));
            if (next is null)
            {
                Remove(key);
            }
            else
            {
                Set(key, next);
            }

            return next;
        }
    }

    void IStateSection.Clear() => documents.Clear();

    IEnumerable<KeyValuePair<string, JsonNode>> IStateSection.Save() =>
        documents.Select(document => new KeyValuePair<string, JsonNode>(
            document.Key, JsonSerializer.SerializeToNode(document.Value, Json)!));

    internal void Load(IEnumerable<KeyValuePair<string, JsonNode>> stored)
    {
        foreach (var (key, value) in stored)
        {
            documents[key] = value.Deserialize<T>(Json)!;
        }
    }
}
