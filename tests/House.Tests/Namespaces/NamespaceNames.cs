using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace ClusterProvisioning.House.Tests.Namespaces;

/// <summary>The namespaces that an entity of an assembly names; a signature decodes to all that it holds.</summary>
internal sealed class NamespaceNames(MetadataReader reader) : ISignatureTypeProvider<ImmutableHashSet<string>, object?>
{
    private static readonly ImmutableHashSet<string> None = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>A type's namespace; a nested one has its outermost type's.</summary>
    public string Of(TypeDefinitionHandle handle) => reader.GetString(reader.GetTypeDefinition(Outermost(handle)).Namespace);

    /// <summary>The name of the type that holds it.</summary>
    public string OutermostName(TypeDefinitionHandle handle) => reader.GetString(reader.GetTypeDefinition(Outermost(handle)).Name);

    /// <summary>What a type, a member or a signature names.</summary>
    public ImmutableHashSet<string> Of(EntityHandle handle) => handle.IsNil ? None : handle.Kind switch
    {
        HandleKind.TypeDefinition => None.Add(Of((TypeDefinitionHandle)handle)),
        HandleKind.TypeReference => Of((TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
        HandleKind.MethodDefinition => None.Add(Of(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType())),
        HandleKind.FieldDefinition => None.Add(Of(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType())),
        HandleKind.MemberReference => Of(reader.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodSpecification => Of(reader.GetMethodSpecification((MethodSpecificationHandle)handle)),
        _ => None,
    };

    /// <summary>What a method's parameters and result name.</summary>
    public static ImmutableHashSet<string> InSignature(MethodSignature<ImmutableHashSet<string>> signature) =>
        signature.ParameterTypes.Aggregate(signature.ReturnType, (all, each) => all.Union(each));

    public ImmutableHashSet<string> GetArrayType(ImmutableHashSet<string> elementType, ArrayShape shape) => elementType;

    public ImmutableHashSet<string> GetByReferenceType(ImmutableHashSet<string> elementType) => elementType;

    public ImmutableHashSet<string> GetFunctionPointerType(MethodSignature<ImmutableHashSet<string>> signature) => InSignature(signature);

    public ImmutableHashSet<string> GetGenericInstantiation(ImmutableHashSet<string> genericType, ImmutableArray<ImmutableHashSet<string>> typeArguments) =>
        typeArguments.Aggregate(genericType, (all, each) => all.Union(each));

    public ImmutableHashSet<string> GetGenericMethodParameter(object? genericContext, int index) => None;

    public ImmutableHashSet<string> GetGenericTypeParameter(object? genericContext, int index) => None;

    public ImmutableHashSet<string> GetModifiedType(
        ImmutableHashSet<string> modifier,
        ImmutableHashSet<string> unmodifiedType,
        bool isRequired) => unmodifiedType;

    public ImmutableHashSet<string> GetPinnedType(ImmutableHashSet<string> elementType) => elementType;

    public ImmutableHashSet<string> GetPointerType(ImmutableHashSet<string> elementType) => elementType;

    public ImmutableHashSet<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => None;

    public ImmutableHashSet<string> GetSZArrayType(ImmutableHashSet<string> elementType) => elementType;

    public ImmutableHashSet<string> GetTypeFromDefinition(MetadataReader of, TypeDefinitionHandle handle, byte rawTypeKind) => Of((EntityHandle)handle);

    public ImmutableHashSet<string> GetTypeFromReference(MetadataReader of, TypeReferenceHandle handle, byte rawTypeKind) => Of(handle);

    public ImmutableHashSet<string> GetTypeFromSpecification(
        MetadataReader of,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind) => Of((EntityHandle)handle);

    private ImmutableHashSet<string> Of(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? Of((TypeReferenceHandle)type.ResolutionScope)
            : None.Add(reader.GetString(type.Namespace));
    }

    private ImmutableHashSet<string> Of(MemberReference member) => Of(member.Parent).Union(
        member.GetKind() == MemberReferenceKind.Method ? InSignature(member.DecodeMethodSignature(this, null)) : member.DecodeFieldSignature(this, null));

    private ImmutableHashSet<string> Of(MethodSpecification method) =>
        method.DecodeSignature(this, null).Aggregate(Of(method.Method), (all, each) => all.Union(each));

    private TypeDefinitionHandle Outermost(TypeDefinitionHandle handle)
    {
        while (reader.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } outer)
            handle = outer;
        return handle;
    }
}
