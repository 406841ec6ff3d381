using System.Text.Json;
using System.Text.Json.Serialization;
using SecOpsConsole.Core.WhatIf;
using SecOpsConsole.Web.Api.Models;

namespace SecOpsConsole.Web.Commands;

/// <summary>The judgement for a program: what the API answers.</summary>
internal static class PolicyCheckJson
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    public static string Of(WhatIfAnswer answer) => JsonSerializer.Serialize(PolicyCheckResponse.From(answer), s_json);
}
