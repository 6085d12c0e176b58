using System.Collections;
using System.Reflection;

namespace Pulumi.Embedded.Symbols;

/// <summary>Member access and index, on values known now and on references alike.</summary>
internal static class Selection
{
    public static Node Member(Node target, MemberInfo member)
    {
        var selected = target switch
        {
            KnownNode known => Node.Of(ReadMember(known.Value, member)),
            ListNode list => TupleItem(list, member),
            AccessNode access when WireNames.IsTransparent(member) => access,
            AccessNode access => access.Then(WireNames.Of(member), member),
            _ => throw Refused(member.Name, "the value is a text or a map that is put together in this program"),
        };
        return target.IsSecret ? selected.AsSecret() : selected;
    }

    public static Node Index(Node target, object index)
    {
        var selected = (target, index) switch
        {
            (ListNode list, int i) => list.Items[i],
            (MapNode map, string key) => map.Entries[key],
            (KnownNode { Value: IList list }, int i) => Node.Of(list[i]),
            (KnownNode { Value: IDictionary map }, string key) => Node.Of(map[key]),
            (AccessNode access, int or string) => access.Then(index),
            _ => throw Refused($"[{index}]", "only lists and maps have an index"),
        };
        return target.IsSecret ? selected.AsSecret() : selected;
    }

    public static object? ReadMember(object? target, MemberInfo member) => member switch
    {
        FieldInfo field => field.GetValue(target),
        PropertyInfo property => property.GetValue(target),
        _ => throw Refused(member.Name, "it is neither a field nor a property"),
    };

    // Tuples of eight nest: (T1 … T7, Rest).
    private static Node TupleItem(ListNode tuple, MemberInfo member)
    {
        if (string.Equals(member.Name, "Rest", StringComparison.Ordinal))
            return new ListNode([.. tuple.Items.Skip(7)], tuple.IsSecret);
        return member.Name is ['I', 't', 'e', 'm', var digit] && member.DeclaringType is { IsValueType: true, Namespace: "System" }
            ? tuple.Items[digit - '1']
            : throw Refused(member.Name, "a list that is put together in this program has only an index");
    }

    private static ProgramException Refused(string what, string why)
        => new($"'{what}' cannot be selected from an output: {why}. Compute with plain C# values before they become outputs.");
}
