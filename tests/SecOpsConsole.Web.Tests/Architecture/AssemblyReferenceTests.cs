using System.Reflection;

namespace SecOpsConsole.Web.Tests.Architecture;

/// <summary>Policies ← Core ← Aws ← Web; AwsSdk ← Aws; Policies ← Sandbox; Sandbox ← Web. No other arrow.</summary>
public sealed class AssemblyReferenceTests
{
    private static readonly Dictionary<string, string[]> s_ownArrows = new()
    {
        ["SecOpsConsole.Policies"] = [],
        ["SecOpsConsole.Core"] = ["SecOpsConsole.Policies"],
        ["SecOpsConsole.AwsSdk"] = [],
        ["SecOpsConsole.Aws"] = ["SecOpsConsole.AwsSdk", "SecOpsConsole.Core", "SecOpsConsole.Policies"],
        ["SecOpsConsole.Sandbox"] = ["SecOpsConsole.Policies"],
        ["SecOpsConsole.Web"] = ["SecOpsConsole.Aws", "SecOpsConsole.Core", "SecOpsConsole.Policies", "SecOpsConsole.Sandbox"],
    };

    private static readonly Dictionary<string, string[]> s_forbiddenForeign = new()
    {
        ["SecOpsConsole.Core"] = ["AWSSDK.", "Amazon.", "Microsoft.AspNetCore."],
        ["SecOpsConsole.Sandbox"] = ["AWSSDK.", "Amazon.", "Microsoft.EntityFrameworkCore", "Radzen"],
        ["SecOpsConsole.AwsSdk"] = ["Microsoft.AspNetCore.", "Microsoft.EntityFrameworkCore", "Radzen"],
        ["SecOpsConsole.Aws"] = ["Microsoft.AspNetCore.", "Microsoft.EntityFrameworkCore", "Radzen"],
        ["SecOpsConsole.Web"] = ["AWSSDK.", "Amazon."],
    };

    public static TheoryData<string> Rooms() => [.. s_ownArrows.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_refers_only_to_the_rooms_it_may(string room) =>
        Assert.Empty(References(room).Where(name => name.StartsWith("SecOpsConsole.", StringComparison.Ordinal)).Except(s_ownArrows[room]));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_keeps_foreign_types_out(string room) =>
        Assert.DoesNotContain(References(room), name =>
            s_forbiddenForeign.GetValueOrDefault(room, []).Any(start => name.StartsWith(start, StringComparison.Ordinal)));

    [Fact]
    public void Policies_refers_to_the_base_class_library_alone() =>
        Assert.All(References("SecOpsConsole.Policies"), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void Every_project_under_src_is_a_room_that_these_tests_know() =>
        Assert.Equal(
            s_ownArrows.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(Path.Combine(Golden.Root, "src")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal));

    private static IEnumerable<string> References(string room) =>
        Assembly.Load(room).GetReferencedAssemblies().Select(reference => reference.Name!);
}
