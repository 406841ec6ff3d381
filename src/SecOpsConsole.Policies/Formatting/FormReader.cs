using SecOpsConsole.Policies.Json;

namespace SecOpsConsole.Policies.Formatting;

/// <summary>
/// Brings a policy's JSON into a stable order: elements as AWS prints them, conditions by name, and lists sorted where IAM does not
/// care. Works from the JSON, not from the parsed statements, so that elements nobody knows are shown too.
/// </summary>
internal sealed class FormReader(JsonTape tape)
{
    private static readonly string[] Order =
    [
        "Version", "Id", "Statement", "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ];

    public FormNode Read() => Value(0, Place.Document);

    private FormNode Value(int node, Place place) => tape[node].Kind switch
    {
        JsonKind.Object => ReadObject(node, place),
        JsonKind.Array => ReadArray(node, place),
        JsonKind.String => new FormNode.Scalar(VisibleJson.Quote(tape.String(node))),
        JsonKind.Null or JsonKind.True or JsonKind.False or JsonKind.Number => new FormNode.Scalar(tape.Literal(node).ToString()),
    };

    private FormNode.Series ReadArray(int node, Place place)
    {
        var isSet = place is Place.Set;
        var items = new List<FormNode>();
        for (var item = node + 1; item < tape[node].Next; item = tape[item].Next)
        {
            items.Add(Value(item, place));
        }

        isSet &= items.TrueForAll(static item => item is FormNode.Scalar);
        if (isSet)
        {
            items.Sort(static (left, right) => string.CompareOrdinal(((FormNode.Scalar)left).Literal, ((FormNode.Scalar)right).Literal));
        }

        return new FormNode.Series(items, isSet);
    }

    private FormNode.Map ReadObject(int node, Place place)
    {
        var members = new List<KeyValuePair<string, FormNode>>();
        for (var name = node + 1; name < tape[node].Next; name = tape[tape[name].Next].Next)
        {
            var text = tape.String(name);
            members.Add(new(text, Value(name + 1, Inside(place, text))));
        }

        var byName = place is Place.Principal or Place.Condition or Place.Operator;
        var ordered = byName
            ? members.OrderBy(static member => member.Key, StringComparer.Ordinal)
            : members.OrderBy(static member => Rank(member.Key));
        return new FormNode.Map([.. ordered]);
    }

    private static Place Inside(Place place, string name) => place switch
    {
        Place.Document => name == "Statement" ? Place.Statement : Place.Other,
        Place.Statement => name switch
        {
            "Principal" or "NotPrincipal" => Place.Principal,
            "Action" or "NotAction" or "Resource" or "NotResource" => Place.Set,
            "Condition" => Place.Condition,
            _ => Place.Other,
        },
        Place.Principal or Place.Operator => Place.Set,
        Place.Condition => Place.Operator,
        Place.Set or Place.Other => Place.Other,
    };

    private static int Rank(string name)
    {
        var rank = Array.IndexOf(Order, name);
        return rank < 0 ? Order.Length : rank;
    }

    private enum Place
    {
        Document,
        Statement,
        Principal,
        Condition,
        Operator,
        Set,
        Other,
    }
}
